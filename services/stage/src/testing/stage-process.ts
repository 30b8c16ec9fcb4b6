import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId, type StageKind } from '@wordslab/contracts';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { migrateDatabase } from '@wordslab/platform';
import { TEST_TOKEN } from '@wordslab/platform/testing';
import pg from 'pg';
import { z } from 'zod';
import { stageMigrations } from '../features.js';
import { writeStageConfig } from './stage-config.js';

const root = new URL('../../../../', import.meta.url);
const main = fileURLToPath(new URL('services/stage/dist/main.js', root));

/** Node's flags for a stage's service, as a driver gives them. */
export const stageNodeFlags = (): string[] =>
  z
    .object({ processes: z.object({ service: z.object({ nodeFlags: z.array(z.string()) }) }) })
    .parse(JSON.parse(readFileSync(new URL('deploy/modules/stage.json', root), 'utf8'))).processes.service.nodeFlags;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

/** A stage as a process of its own, with the rights of a service, on a temporary Postgres. */
export class StageProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    /** The database for who may do everything. */
    readonly databaseUrl: string,
    readonly folder: string,
    private readonly postgres: TemporaryPostgres,
    private readonly pool: pg.Pool,
    private readonly env: NodeJS.ProcessEnv,
    private readonly nodeFlags: readonly string[],
  ) {}

  static async create(
    kind: StageKind,
    options: { env?: NodeJS.ProcessEnv; nodeFlags?: readonly string[]; isDurable?: boolean } = {},
  ): Promise<StageProcess> {
    const postgres = await startTemporaryPostgres(options);
    const databaseUrl = await postgres.createDatabase();
    await migrateDatabase(databaseUrl, stageMigrations);
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    const role = `service_${newId().replaceAll('-', '')}`;
    await pool.query(`CREATE ROLE ${role} LOGIN PASSWORD 'only-here' IN ROLE wl_service`);
    const serviceUrl = new URL(databaseUrl);
    serviceUrl.username = role;
    serviceUrl.password = 'only-here';
    const folder = await mkdtemp(join(tmpdir(), 'wordslab-stage-'));
    const port = await freePort();
    const env = {
      PATH: process.env['PATH'],
      WORDSLAB_TENANT: 'acme',
      WORDSLAB_MODULE: kind,
      WORDSLAB_PORT: String(port),
      WORDSLAB_DATABASE_URL: serviceUrl.toString(),
      WORDSLAB_BLOBS_DIR: join(folder, 'blobs'),
      WORDSLAB_TOKEN: TEST_TOKEN,
      WORDSLAB_LOG_LEVEL: 'error',
      ...(await writeStageConfig(folder, kind)),
      ...options.env,
    };
    const flags = options.nodeFlags ?? stageNodeFlags();
    return new StageProcess(`http://127.0.0.1:${port}`, databaseUrl, folder, postgres, pool, env, flags);
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  query = (sql: string, values?: unknown[]): Promise<unknown> => this.pool.query(sql, values);

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    const stdio = ['ignore', 'ignore', 'inherit'] as const;
    this.child = spawn(process.execPath, [...this.nodeFlags, main], { env: this.env, stdio: [...stdio] });
    for (let i = 0; i < 600; i++) {
      const isReady = await fetch(`${this.url}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error('the stage did not become ready');
  }

  /** Ends it, at once with SIGKILL. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.child || this.child.exitCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }

  async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    await this.pool.end();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
