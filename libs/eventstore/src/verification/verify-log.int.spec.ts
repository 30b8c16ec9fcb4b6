import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createEventStoreSchema,
  runSql,
  sampleEvents,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../testing/index.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { verifyLog, type VerifyLogOptions } from './verify-log.js';

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

/** Streams a and b take turns, two events each: a at positions 1, 2, 5, 6, 9, 10, b between them. */
const verified = async (tampering: readonly string[], options?: VerifyLogOptions) => {
  const url = await postgres.createDatabase();
  await createEventStoreSchema(url);
  const store = new PostgresEventStore({ connection: { connectionString: url } });
  for (const stream of ['a', 'b', 'a', 'b', 'a', 'b'])
    await store.append(`dataset-${stream}`, sampleEvents(2), { expected: 'any' });
  await runSql(url, 'ALTER TABLE eventstore.events DISABLE TRIGGER events_are_final', ...tampering);
  const result = await verifyLog(store, options);
  await store.close();
  return result;
};
const change = (position: number, set: string) => `UPDATE eventstore.events SET ${set} WHERE position = ${position}`;
const remove = (position: number) => `DELETE FROM eventstore.events WHERE position = ${position}`;
const first = (stream: string, revision: number, position: number) => ({
  ...{ stream: `dataset-${stream}`, revision, position: String(position), type: expect.any(String) },
  version: 1,
  detail: expect.any(String),
});

describe('a walk through a log with chains', () => {
  test('finds nothing where nothing was touched', async () => {
    expect(await verified([])).toMatchObject({ events: 12, streams: 2, upTo: '12', chained: true, faults: [] });
  });

  test.each([
    ['data', change(6, `data = '{"n": 7}'`)],
    ['type', change(6, `type = 'dataset.renamed'`)],
    ['id', change(6, 'id = gen_random_uuid()')],
  ])('names the event whose %s was changed', async (_, tampering) => {
    expect((await verified([tampering])).faults).toEqual([{ problem: 'chain', count: 1, first: first('a', 3, 6) }]);
  });

  test('names an event whose metadata were changed, even to none', async () => {
    const { faults } = await verified([change(6, `metadata = 'null'`)]);
    expect(faults).toEqual([{ problem: 'chain', count: 1, first: { ...first('a', 3, 6), version: null } }]);
  });

  test('goes on behind a break, and counts', async () => {
    const { faults } = await verified([change(3, `data = '1'`), remove(5), change(12, `data = '1'`)]);
    expect(faults).toEqual([
      { problem: 'chain', count: 2, first: first('b', 0, 3) },
      { problem: 'positions', count: 1, first: first('a', 3, 6) },
    ]);
  });

  test('misses an event of a stream also where the hole was closed', async () => {
    const closed = [6, 7, 8, 9, 10, 11, 12].map((position) => change(position, `position = ${position - 1}`));
    const { faults } = await verified([remove(5), ...closed]);
    expect(faults.find(({ problem }) => problem === 'revisions')).toEqual({
      ...{ problem: 'revisions', count: 1 },
      first: first('a', 3, 5),
    });
  });

  test('sees two events in each other’s place', async () => {
    const { faults } = await verified([
      change(5, 'position = 100'),
      change(7, 'position = 5'),
      change(100, 'position = 7'),
    ]);
    expect(faults).toEqual([{ problem: 'chain', count: 2, first: first('b', 2, 5) }]);
  });

  test('may begin anywhere: what lies before is not looked at', async () => {
    expect((await verified([change(3, `data = '1'`)], { after: '3' })).faults).toEqual([]);
    expect((await verified([change(3, `data = '1'`)], { after: '2' })).faults).toHaveLength(1);
  });

  test('tells what cannot be read from what was changed', async () => {
    const whyUnreadable = ({ revision }: { revision: number }) => (revision === 5 ? 'no' : null);
    const { faults } = await verified([change(6, `data = '1'`)], { whyUnreadable });
    expect(faults.map(({ problem, count }) => [problem, count])).toEqual([
      ['chain', 1],
      ['unreadable', 2],
    ]);
  });
});
