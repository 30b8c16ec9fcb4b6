import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ReadModelList, ReadModelView } from '@wordslab/contracts';
import { type NewEvent, PostgresEventStore, type RecordedEvent } from '@wordslab/eventstore';
import { asLogin, runSql, startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import pg from 'pg';
import { migrateDatabase } from '../database/migrate.js';
import type { ServiceEnvironment } from '../process/config.js';
import { notesModule, NotesTables1700000000001 } from '../testing/notes-module.js';
import { TEST_TOKEN } from '../testing/test-service.js';

const PASSWORD = 'only-in-tests';
const processFile = fileURLToPath(new URL('../../dist/testing/notes-process.js', import.meta.url));

let postgres: TemporaryPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  folder = await mkdtemp(join(tmpdir(), 'wordslab-rebuilds-'));
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true });
});

let modules = 0;
let admin: pg.Pool;
let store: PostgresEventStore;
let config: ServiceEnvironment;
let app: NestExpressApplication | undefined;
let child: ChildProcess | undefined;
/** What a test that fails leaves running. */
let atEnd: (() => unknown)[] = [];

/** A module's database of its own; the service logs in with its real rights, which a superuser would hide. */
beforeEach(async () => {
  const url = await postgres.createDatabase();
  await migrateDatabase(url, [NotesTables1700000000001]);
  const role = `acme_notes${(modules += 1)}_service`;
  await runSql(url, `CREATE ROLE ${role} LOGIN PASSWORD '${PASSWORD}' IN ROLE wl_service`);
  config = {
    WORDSLAB_TENANT: 'acme',
    WORDSLAB_MODULE: 'admin',
    WORDSLAB_PORT: 1,
    WORDSLAB_DATABASE_URL: asLogin(url, role, PASSWORD),
    WORDSLAB_BLOBS_DIR: join(folder, role),
    WORDSLAB_LOG_LEVEL: 'fatal',
    WORDSLAB_TOKEN: TEST_TOKEN,
  };
  admin = new pg.Pool({ connectionString: url, max: 4 });
  store = new PostgresEventStore({ connection: { connectionString: url, max: 2 } });
});
afterEach(async () => {
  child?.kill('SIGKILL');
  for (const end of atEnd) await end();
  await app?.close();
  await store.close();
  await admin.end();
  [app, child, atEnd] = [undefined, undefined, []];
});

const start = async (options: { version?: number; isPoison?: (event: RecordedEvent) => boolean } = {}) => {
  await app?.close();
  app = await NestFactory.create<NestExpressApplication>(notesModule({ ...options, config: () => config }), {
    logger: ['error'],
  });
  await app.listen(0, '127.0.0.1');
};

const call = async <T>(method: string, path: string): Promise<{ status: number; headers: Headers; body: T }> => {
  const response = await fetch(`${await app?.getUrl()}${path}`, {
    method,
    headers: { authorization: `Bearer ${TEST_TOKEN}`, 'wordslab-actor': 'tester' },
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
};
const show = async (name = 'notes') => (await call<ReadModelView>('GET', `/api/v1/read-models/${name}`)).body;

let written = 0;
const write = async (count: number, type = 'note.written', text = 'a note') => {
  for (let left = count; left > 0; left -= 1_000) {
    const events = Array.from({ length: Math.min(left, 1_000) }, (): NewEvent => ({
      id: crypto.randomUUID(),
      type,
      data: { text },
      metadata: {
        v: 1,
        tenant: 'acme',
        module: 'admin',
        actor: 'tester',
        occurredAt: '2026-01-01T00:00:00.000Z',
        correlationId: 'c',
        causationId: 'c',
      },
    }));
    await store.append(`note-${(written += 1)}`, events, { expected: 'no-stream' });
  }
};

const value = async <T>(sql: string): Promise<T> => {
  const { rows } = await admin.query<{ value: T }>(sql);
  return rows[0]?.value as T;
};
const rows = () => value<number>('SELECT count(*)::int AS value FROM published.notes');
const shadows = () =>
  value<number>(`SELECT count(*)::int AS value FROM pg_tables WHERE schemaname = 'read_models_next'`);
const until = async (what: () => Promise<boolean> | boolean) => {
  for (const end = Date.now() + 20_000; !(await what()); await sleep(10))
    if (Date.now() > end) throw new Error(`waited too long for ${String(what)}`);
};
const untilDone = () => until(async () => (await show()).rebuild?.status === 'done');

/** Looks at the published view without a pause; answers with what it saw. */
const watchRows = () => {
  const seen: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) seen.push(await rows());
  })();
  const stop = async () => {
    isOver = true;
    await watching;
    return seen;
  };
  atEnd.push(stop);
  return stop;
};

describe('a rebuild by hand', () => {
  it('makes the rows anew while readers see whole ones, and events that come meanwhile are in both', async () => {
    await write(3_000);
    await start();
    await until(async () => (await rows()) === 3_000);
    await admin.query(`UPDATE read_models.notes SET text = 'spoilt'`);
    const reader = await admin.connect();
    atEnd.push(() => reader.release());
    const prepared = { name: 'spoilt', text: `SELECT count(*)::int AS n FROM read_models.notes WHERE text = 'spoilt'` };
    expect((await reader.query(prepared)).rows).toEqual([{ n: 3_000 }]);

    const stopWatching = watchRows();
    const asked = await call<ReadModelView>('POST', '/api/v1/read-models/notes/rebuild');
    expect(asked).toMatchObject({
      status: 202,
      body: { state: 'following', rebuild: { status: 'waiting', reason: 'asked', requestedBy: 'unverified:tester' } },
    });
    await until(async () => ((await show()).rebuild?.events ?? 0) > 0);
    const during = await show();
    await write(300);
    await until(async () => (await rows()) === 3_300);
    const wasRunning = (await show()).rebuild?.status === 'running';
    await untilDone();
    const seen = await stopWatching();

    expect(wasRunning).toBe(true);
    expect(during.rebuild).toMatchObject({ status: 'running', failure: null });
    expect(during.rebuild?.share).toBeGreaterThan(0);
    expect(during.rebuild?.share).toBeLessThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[0]).toBe(3_000);
    expect(await rows()).toBe(3_300);
    expect((await reader.query(prepared)).rows).toEqual([{ n: 0 }]);
    expect(await show()).toMatchObject({ state: 'following', rebuild: { events: 3_300, of: 3_300, share: 1 } });
    expect(await shadows()).toBe(0);
    // It goes on following, and its keys go on.
    await write(5);
    await until(async () => (await rows()) === 3_305);
    expect(await value('SELECT count(DISTINCT key)::int AS value FROM read_models.notes')).toBe(3_305);
  });

  it('is refused for an unknown read model, a second time, and where there is none to stop', async () => {
    await write(1_000);
    await start();
    const refused = await call('POST', '/api/v1/read-models/nothing/rebuild');
    expect(refused).toMatchObject({ status: 404, body: { code: 'read_model.not_found' } });
    expect(await call('POST', '/api/v1/read-models/notes/rebuild/stop')).toMatchObject({
      status: 409,
      body: { code: 'read_model.not_being_rebuilt' },
    });
    await call('POST', '/api/v1/read-models/notes/rebuild');
    expect(await call('POST', '/api/v1/read-models/notes/rebuild')).toMatchObject({
      status: 409,
      body: { code: 'read_model.being_rebuilt' },
    });
    await untilDone();
    expect((await call('POST', '/api/v1/read-models/notes/rebuild')).status).toBe(202);
  });

  it('that fails says why, leaves the old rows, lets others go on, and can be stopped', async () => {
    await write(1_500);
    const poison = new Set<string>();
    await start({ isPoison: ({ position }) => poison.has(position) });
    await until(async () => (await rows()) === 1_500);
    poison.add('1200');
    await call('POST', '/api/v1/read-models/notes/rebuild');
    await until(async () => (await show()).rebuild?.failure === 'cannot be applied');
    await call('POST', '/api/v1/read-models/note-counts/rebuild');
    await until(async () => (await show('note-counts')).rebuild?.status === 'done');
    // What was made before the failure is kept for the next try; the live rows follow the log.
    expect(await value('SELECT count(*)::int AS value FROM read_models_next.notes')).toBe(1_000);
    await write(1);
    await until(async () => (await rows()) === 1_501);
    expect(await call('POST', '/api/v1/read-models/notes/rebuild/stop')).toMatchObject({ status: 202 });
    await until(async () => (await show()).rebuild?.status === 'stopped');
    expect([await shadows(), await rows()]).toEqual([0, 1_501]);
  });

  it('refuses a projection that reads what is not its own', async () => {
    await write(1, 'note.counted');
    await start();
    await until(async () => (await value('SELECT count(*)::int AS value FROM read_models.note_counts')) === 1);
    await call('POST', '/api/v1/read-models/note-counts/rebuild');
    await until(async () => (await show('note-counts')).rebuild?.failure === 'relation "notes" does not exist');
  });
});

describe('a raised version', () => {
  it('keeps the old rows, and says so, until the new ones are whole', async () => {
    await write(2_500);
    await start();
    await until(async () => (await rows()) === 2_500);
    const stopWatching = watchRows();
    let isPoisoned = true;
    await start({ version: 2, isPoison: ({ position }) => isPoisoned && position === '2400' });
    await until(async () => (await show()).rebuild?.failure === 'cannot be applied');
    const outdated = await call<ReadModelList>('GET', '/api/v1/read-models');
    expect(outdated.headers.get('wordslab-stale')).toBe('true');
    expect(outdated.body.items.find((m) => m.name === 'notes')).toMatchObject({
      state: 'outdated',
      version: 1,
      wantedVersion: 2,
      failure: 'its rebuild: cannot be applied',
      rebuild: { reason: 'version', requestedBy: 'wordslab' },
    });
    await write(10);
    isPoisoned = false;
    await untilDone();
    await until(async () => (await rows()) === 2_510);
    const seen = await stopWatching();
    expect(Math.min(...seen)).toBe(2_500);
    expect(await value('SELECT min(made_by) AS value FROM read_models.notes')).toBe(2);
    await until(async () => (await show()).failure === null);
    const current = await call<ReadModelView>('GET', '/api/v1/read-models/notes');
    expect(current.headers.get('wordslab-stale')).toBeNull();
    expect(current.body).toMatchObject({ state: 'following', version: 2 });
  });

  it('is like a log that is another one: its rows are made anew, from its start', async () => {
    await write(1_200);
    await start();
    await until(async () => (await rows()) === 1_200);
    await app?.close();
    await admin.query(`UPDATE platform.checkpoints SET version = -1, position = NULL`);
    await start();
    await untilDone();
    expect(await show()).toMatchObject({ version: 1, position: '1200', rebuild: { reason: 'log', events: 1_200 } });
    expect(await rows()).toBe(1_200);
  });

  it('begins anew what an earlier version had begun', async () => {
    await write(2_000);
    await start({ isPoison: ({ position }) => position === '1500' });
    await until(async () => (await show()).failure === 'cannot be applied');
    await call('POST', '/api/v1/read-models/notes/rebuild');
    await until(async () => (await show()).rebuild?.failure === 'cannot be applied');
    await start({ version: 2 });
    await until(async () => (await rows()) === 2_000);
    expect(await value('SELECT min(made_by) AS value FROM read_models.notes')).toBe(2);
    expect(await show()).toMatchObject({ version: 2, rebuild: { status: 'done', reason: 'version', events: 2_000 } });
  });
});

describe('a rebuild of a process that is killed', () => {
  const startProcess = () => {
    const values = Object.entries(config).map(([name, v]) => [name, String(v)]);
    child = fork(processFile, { env: { ...process.env, ...Object.fromEntries(values) }, execArgv: [] });
  };
  const rebuild = async () =>
    (
      await admin.query<{ status: string; events: string; started_at: Date }>(
        `SELECT status, events, started_at FROM platform.rebuilds WHERE name = 'notes'`,
      )
    ).rows[0];

  it('goes on from where its own rows stand', async () => {
    await write(5_000);
    startProcess();
    await until(async () => (await rows()) === 5_000);
    await admin.query(
      `INSERT INTO platform.rebuilds (name, version, reason, status, requested_by) VALUES ('notes', 1, 'asked', 'waiting', 'tester')`,
    );
    await until(async () => Number((await rebuild())?.events) >= 1_000);
    child?.kill('SIGKILL');
    await once(child as ChildProcess, 'exit');
    // The server notices the closed connection, and with it the leadership that is free.
    await until(
      async () =>
        (await value(
          `SELECT count(*)::int AS value FROM pg_stat_activity WHERE usename = 'acme_notes${modules}_service'`,
        )) === 0,
    );
    const killed = await rebuild();
    expect(killed?.status).toBe('running');
    expect(await value('SELECT count(*)::int AS value FROM read_models_next.notes')).toBe(Number(killed?.events));
    expect(await rows()).toBe(5_000);
    startProcess();
    await until(async () => (await rebuild())?.status === 'done');
    expect(await rebuild()).toMatchObject({ events: '5000', started_at: killed?.started_at });
    expect(await rows()).toBe(5_000);
  });

  it('begins anew when a migration has changed the table meanwhile', async () => {
    await write(2_000);
    await start({ isPoison: ({ position }) => position === '1500' });
    await call('POST', '/api/v1/read-models/notes/rebuild');
    await until(async () => (await show()).rebuild?.failure === 'cannot be applied');
    await app?.close();
    await admin.query(`ALTER TABLE read_models.notes ADD COLUMN pinned boolean NOT NULL DEFAULT false`);
    await start();
    await untilDone();
    expect((await show()).rebuild?.events).toBe(2_000);
    expect(await rows()).toBe(2_000);
  });
});
