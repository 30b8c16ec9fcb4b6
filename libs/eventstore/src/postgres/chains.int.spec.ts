import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  createEventStoreSchema,
  runSql,
  sampleEvent,
  sampleEvents,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../testing/index.js';
import { type BrokenChain, type ChainProgress, verifyChains } from './chains.js';
import { groupRolesSql } from './migrations/group-roles.js';
import { eventStoreMigrations } from './migrations/migrations.js';
import { PostgresEventStore } from './postgres-event-store.js';

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

const walk = async (pool: pg.Pool, after?: string) => {
  const seen: ChainProgress[] = [];
  const steps = verifyChains(pool, after);
  for (;;) {
    const step = await steps.next();
    if (step.done) return { seen, broken: step.value };
    seen.push(step.value);
  }
};
/** A log of two streams whose events take turns: a at positions 1, 2, 5, 6, then b at 3, 4, 7, 8. */
const playedLog = async (): Promise<{ url: string; pool: pg.Pool }> => {
  const url = await postgres.createDatabase();
  await createEventStoreSchema(url);
  const pool = new pg.Pool({ connectionString: url });
  const store = new PostgresEventStore({ connection: pool });
  for (const stream of ['dataset-a', 'dataset-b', 'dataset-a', 'dataset-b'])
    await store.append(stream, sampleEvents(2), { expected: 'any' });
  await store.close();
  return { url, pool };
};
const tamper = (url: string, ...statements: string[]): Promise<void> =>
  runSql(url, 'ALTER TABLE eventstore.events DISABLE TRIGGER events_are_final', ...statements);

describe('verifyChains', () => {
  test('an untouched log is whole, from any place on, whatever its events hold', async () => {
    const { pool } = await playedLog();
    const store = new PostgresEventStore({ connection: pool });
    const odd = { text: 'é \ud83d\ude00 \u2028 "\\', lone: '\ud800', nested: [{ a: null }, 1e21, -0.5] };
    await store.append('dataset-c', [sampleEvent(odd, 'dataset.renamed')], { expected: 'any' });
    await store.appendRecords(
      ['dataset-a', 'dataset-d', 'dataset-a'].map((stream) => ({ stream, event: sampleEvent({}) })),
      [],
    );
    const whole = { seen: [{ position: '12', events: 12 }], broken: undefined };
    expect(await walk(pool)).toEqual(whole);
    expect(await walk(pool, '5')).toEqual({ seen: [{ position: '12', events: 7 }], broken: undefined });
    expect(await walk(pool, '12')).toEqual({ seen: [], broken: undefined });
    await pool.end();
  });

  const set = (change: string, position = 5): string =>
    `UPDATE eventstore.events SET ${change} WHERE position = ${position}`;
  const inA = (revision: number, what: BrokenChain['what']) => ({ stream: 'dataset-a', revision, what });
  test.each<[string, string[], Omit<BrokenChain, 'position'>]>([
    ['data', [set(`data = '{"n": 1}'`)], inA(2, 'changed')],
    ['one space in data', [set(`data = (data::text || ' ')::json`)], inA(2, 'changed')],
    ['metadata', [set(`metadata = '{}'`)], inA(2, 'changed')],
    ['type', [set(`type = 'dataset.deleted'`)], inA(2, 'changed')],
    ['id', [set('id = gen_random_uuid()')], inA(2, 'changed')],
    ['time', [set(`recorded_at = recorded_at - interval '1 microsecond'`)], inA(2, 'changed')],
    ['digest', [set(`chain = sha256('x')`)], inA(2, 'changed')],
    ['stream', [set(`stream = 'dataset-x'`)], { stream: 'dataset-x', revision: 2, what: 'missing' }],
    [
      'two rows in each other’s place',
      [set('position = 100'), set('position = 5', 7), set('position = 7', 100)],
      {
        stream: 'dataset-b',
        revision: 2,
        what: 'changed',
      },
    ],
    ['a row less', ['DELETE FROM eventstore.events WHERE position = 5'], inA(3, 'gap')],
    [
      'a row less and no gap',
      [
        'DELETE FROM eventstore.events WHERE position = 5',
        ...[6, 7, 8].map((position) => set(`position = ${position - 1}`, position)),
      ],
      inA(3, 'missing'),
    ],
    ['the first row less', ['DELETE FROM eventstore.events WHERE position = 1'], inA(1, 'gap')],
    [
      'a row added',
      [
        `INSERT INTO eventstore.events SELECT 9, stream, 4, gen_random_uuid(), type, recorded_at, bytes, data, metadata, chain
       FROM eventstore.events WHERE position = 6`,
      ],
      inA(4, 'changed'),
    ],
  ])('finds and names a change of %s', async (_what, statements, broken) => {
    const { url, pool } = await playedLog();
    await tamper(url, ...statements);
    expect((await walk(pool)).broken).toMatchObject(broken);
    await pool.end();
  });

  test('rows cut off at the end are not seen by it', async () => {
    const { url, pool } = await playedLog();
    await tamper(url, 'DELETE FROM eventstore.events WHERE position > 6');
    expect((await walk(pool)).broken).toBeUndefined();
    await pool.end();
  });
});

test('a log that was written without a chain has one after the migration, and goes on', async () => {
  const url = await postgres.createDatabase();
  const first = eventStoreMigrations.findIndex(({ name }) => name === 'eventstore-0004-chain');
  const appended = (stream: string): string =>
    `SELECT eventstore.append('${stream}', -2, ARRAY[gen_random_uuid(), gen_random_uuid()], ARRAY['dataset.created', 'dataset.renamed'],
       ARRAY['{"n": 1}', '[ 2 ]']::json[], ARRAY['{}', '{}']::json[])`;
  const streams = ['dataset-1', 'dataset-2', 'dataset-1'];
  await runSql(
    url,
    groupRolesSql,
    ...eventStoreMigrations.slice(0, first).map(({ sql }) => sql),
    ...streams.map(appended),
  );
  await runSql(url, ...eventStoreMigrations.slice(first).map(({ sql }) => sql));
  const pool = new pg.Pool({ connectionString: url });
  const store = new PostgresEventStore({ connection: pool });
  await store.append('dataset-1', sampleEvents(1), { expected: 3 });
  expect(await walk(pool)).toEqual({ seen: [{ position: '7', events: 7 }], broken: undefined });
  await expect(pool.query('DELETE FROM eventstore.events')).rejects.toMatchObject({ code: 'WS004' });
  await pool.end();
});
