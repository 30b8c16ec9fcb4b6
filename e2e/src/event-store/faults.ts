import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runSql, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import pg from 'pg';
import type { Loss, LossyProxy } from './lossy-proxy.js';
import type { Fault } from './refused-append.js';

/** A database that is brought into trouble, and the proxy that stands before it. */
export interface Scene {
  readonly postgres: TemporaryPostgres;
  readonly folder: string;
  /** Past the proxy. */
  readonly databaseUrl: string;
  readonly proxy: LossyProxy;
}

/** Bounds of the stores under test, much shorter than those of use; a caller waits for a connection and an answer. */
export const shortBounds = { connectionTimeoutMillis: 600, query_timeout: 1000, statement_timeout: 700 };
const WITHIN_MS = 4000;

const OTHERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;

/** Every fault by name. */
export const faultsOf = (scene: () => Scene): Readonly<Record<string, Fault>> => ({
  'a database that was set to read-only': {
    code: 'eventstore.read_only',
    withinMs: WITHIN_MS,
    recorded: 'nothing',
    provoke: async () => {
      const { postgres, databaseUrl } = scene();
      const name = pg.escapeIdentifier(new URL(databaseUrl).pathname.slice(1));
      await runSql(postgres.adminUrl, `ALTER DATABASE ${name} SET default_transaction_read_only = on`, OTHERS);
      await sleep(100); // until the store's pool has noticed
      // Connections that were made meanwhile stay read-only: the store must not keep them.
      return () => runSql(postgres.adminUrl, `ALTER DATABASE ${name} RESET default_transaction_read_only`);
    },
  },
  'a primary that comes back as a standby, until it is promoted': {
    code: 'eventstore.read_only',
    withinMs: WITHIN_MS,
    recorded: 'nothing',
    provoke: async () => {
      const { postgres, folder } = scene();
      await postgres.kill();
      await writeFile(join(folder, 'standby.signal'), '');
      const promoted = postgres.restart(); // it says that it is ready when it takes changes
      await connectable(postgres.adminUrl);
      return async () => {
        await runSql(postgres.adminUrl, 'SELECT pg_promote()');
        await promoted;
      };
    },
  },
  'a statement that takes too long': {
    code: 'eventstore.timeout',
    withinMs: WITHIN_MS,
    recorded: 'nothing',
    provoke: () => blocked(scene(), async () => undefined),
  },
  'a statement that an administrator cancels': {
    code: 'eventstore.timeout',
    withinMs: WITHIN_MS,
    recorded: 'nothing',
    provoke: () => blocked(scene(), whenWaiting(scene(), 'pg_cancel_backend')),
  },
  'a connection that an administrator ends': {
    code: 'eventstore.unavailable',
    withinMs: WITHIN_MS,
    recorded: 'nothing',
    provoke: () => blocked(scene(), whenWaiting(scene(), 'pg_terminate_backend')),
  },
  'no connection left': {
    code: 'eventstore.too_many_connections',
    withinMs: WITHIN_MS,
    provoke: async () => {
      const { postgres } = scene();
      await runSql(postgres.adminUrl, OTHERS);
      const taken = await takeAll(postgres.adminUrl);
      return () => Promise.all(taken.map((client) => client.end()));
    },
  },
  'a server that ended': {
    code: 'eventstore.unavailable',
    withinMs: WITHIN_MS,
    provoke: async () => {
      await scene().postgres.kill();
      return () => scene().postgres.restart();
    },
  },
  'a COMMIT that is lost with its connection': { ...lost(scene, 'query'), recorded: 'nothing' },
  'a COMMIT whose answer is lost with its connection': { ...lost(scene, 'answer'), recorded: 'all' },
  'a COMMIT that is never answered': { ...lost(scene, 'silence'), recorded: 'all', code: 'eventstore.timeout' },
  'a connection that hangs': { ...lost(scene, 'standstill'), recorded: 'nothing', code: 'eventstore.timeout' },
});

const lost = (scene: () => Scene, loss: Loss): Fault => ({
  code: 'eventstore.unavailable',
  withinMs: WITHIN_MS,
  provoke: async () => {
    const { proxy } = scene();
    proxy.loss = loss;
    return async () => proxy.heal();
  },
});

/** Nobody can append while this lasts; `meanwhile` goes on beside. */
const blocked = async ({ databaseUrl }: Scene, meanwhile: () => Promise<unknown>): Promise<() => Promise<unknown>> => {
  const blocker = new pg.Client({ connectionString: databaseUrl });
  await blocker.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE eventstore.events IN EXCLUSIVE MODE');
  const running = meanwhile();
  return async () => {
    await blocker.end();
    await running;
  };
};

const whenWaiting =
  ({ postgres }: Scene, act: 'pg_cancel_backend' | 'pg_terminate_backend') =>
  async (): Promise<void> => {
    const admin = new pg.Client({ connectionString: postgres.adminUrl });
    await admin.connect();
    for (let rows: unknown[] = []; rows.length === 0; await sleep(20))
      ({ rows } = await admin.query(`SELECT ${act}(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'`));
    await admin.end();
  };

const takeAll = async (connectionString: string): Promise<pg.Client[]> => {
  const taken: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch {
      return taken;
    }
    taken.push(client);
  }
};

const connectable = async (url: string): Promise<void> => {
  for (;;) {
    try {
      return await runSql(url, 'SELECT 1');
    } catch {
      await sleep(50);
    }
  }
};
