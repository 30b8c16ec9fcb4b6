import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { migrateDatabase } from '@wordslab/platform';
import { stageMigrations } from '../features.js';
import { writeStageConfig } from '../testing/stage-config.js';

/** Size of the large import; 1000 shows what a bench asks for. */
const MEGABYTES = Number(process.env['WORDSLAB_TEST_IMPORT_MB'] ?? 160);
const TOKEN = 'a-token-for-tests-only';
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const moduleDescriptor = fileURLToPath(new URL('../../../../deploy/modules/stage.json', import.meta.url));
/** What a driver gives a stage's service: Node's flags, and the megabytes it may take. */
const { nodeFlags, resources } = z
  .object({
    processes: z.object({
      service: z.object({
        nodeFlags: z.array(z.string()),
        resources: z.object({ memory: z.object({ max: z.number() }) }),
      }),
    }),
  })
  .parse(JSON.parse(readFileSync(moduleDescriptor, 'utf8'))).processes.service;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

/** A login that has the rights of a service and no other. */
const loginAsService = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`CREATE ROLE acme_dev_service LOGIN PASSWORD 'only-here' IN ROLE wl_service`);
  await client.end();
  const url = new URL(databaseUrl);
  url.username = 'acme_dev_service';
  url.password = 'only-here';
  return url.toString();
};

/** About `megabytes` of CSV, made as it is read. */
const csv = (megabytes: number): ReadableStream<Uint8Array> => {
  let row = 0;
  let bytes = 0;
  return new ReadableStream({
    pull(controller) {
      if (bytes >= megabytes * 1e6) return controller.close();
      let text = row === 0 ? 'id,customer,mail,text,label\n' : '';
      for (const end = row + 500; row < end; row++)
        text += `m${row},Anna Müller,anna${row % 5000}@example.org,"Hello, order ${row} did not arrive, ""please"" help me soon",label_${row % 77}\n`;
      const piece = Buffer.from(text);
      bytes += piece.length;
      controller.enqueue(piece);
    },
  });
};

describe('imports in a real service process with the rights of a service', () => {
  let postgres: TemporaryPostgres;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let service: ChildProcess;
  let url: string;

  const start = async () => {
    service = spawn(process.execPath, [...nodeFlags, main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    for (let i = 0; i < 400; i++) {
      const ready = await fetch(`${url}/health/ready`).then(
        (r) => r.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the service did not become ready');
  };
  const call = async (path: string, init: RequestInit & { duplex?: 'half' } = {}) => {
    const response = await fetch(`${url}/api/v1/datasets${path}`, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...init.headers },
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const upload = (name: string, file: ReadableStream<Uint8Array>, importId: string) =>
    call(`/imports?name=${name}`, {
      method: 'POST',
      body: file,
      duplex: 'half',
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': importId },
    });
  const blobs = async () =>
    (await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((f) =>
      f.isFile(),
    );

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    const databaseUrl = await postgres.createDatabase();
    await migrateDatabase(databaseUrl, stageMigrations);
    const serviceUrl = await loginAsService(databaseUrl);
    folder = await mkdtemp(join(tmpdir(), 'wordslab-import-'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    env = {
      PATH: process.env['PATH'],
      WORDSLAB_TENANT: 'acme',
      WORDSLAB_MODULE: 'dev',
      WORDSLAB_PORT: String(port),
      WORDSLAB_DATABASE_URL: serviceUrl,
      WORDSLAB_BLOBS_DIR: join(folder, 'blobs'),
      WORDSLAB_TOKEN: TOKEN,
      ...(await writeStageConfig(folder, 'dev')),
    };
    await start();
  });
  afterAll(async () => {
    service.kill('SIGKILL');
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('a kill in the middle leaves no half version and, after the next start, no chunk', async () => {
    const broken = upload('killed', csv(400), 'killed-1').catch(() => 'broken');
    for (let i = 0; i < 600 && (await blobs()).length < 4; i++) await new Promise((resolve) => setTimeout(resolve, 25));
    const exited = once(service, 'exit');
    service.kill('SIGKILL');
    await exited;
    await broken;
    expect((await blobs()).length).toBeGreaterThan(3);
    await start();
    expect((await blobs()).filter((f) => f.name.length === 64)).toEqual([]);
    expect(await call('?name=killed')).toEqual({ items: [], next: null });
    expect(await upload('killed', csv(1), 'killed-1')).toMatchObject({ name: 'killed', version: { version: 1 } });
  });

  it('answers a large upload that is refused at its first rows with the reason, not with a broken connection', async () => {
    const refused = await upload('refused&roles={"nope":"text"}', csv(100), 'refused-1');
    expect(refused).toMatchObject({ status: 400, code: 'dataset.no_such_column', details: { missing: ['nope'] } });
  });

  it('imports a large file within the memory that its descriptor names', async () => {
    const started = Date.now();
    const imported = await upload('large', csv(MEGABYTES), 'large-1');
    const seconds = (Date.now() - started) / 1000;
    expect(imported).toMatchObject({
      name: 'large',
      version: { version: 1, quarantined: 0, bytes: expect.any(Number) },
    });
    if (process.platform !== 'linux') return;
    const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
    const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
    process.stdout.write(`${MEGABYTES} MB imported in ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB\n`);
    expect(peak).toBeLessThan(resources.memory.max);
  }, 900_000);
});
