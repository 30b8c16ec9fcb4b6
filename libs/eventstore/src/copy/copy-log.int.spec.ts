import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { MemoryEventStore } from '../memory/memory-event-store.js';
import { openStore, storeKindOf } from '../open-store.js';
import { hasEventStore, makeEventStore } from '../postgres/event-store-schema.js';
import {
  asLogin,
  runSql,
  sampleEvent,
  sampleEvents,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../testing/index.js';
import { logDigest } from './compare-logs.js';
import { copyLog } from './copy-log.js';

let postgres: TemporaryPostgres;
const stores: EventStore[] = [];
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await postgres.stop();
});

const opened = async (url: string): Promise<EventStore> => {
  const store = await openStore({ url, naming: 'free' });
  stores.push(store);
  return store;
};
const emptyStore = async (): Promise<{ store: EventStore; url: string }> => {
  const url = await postgres.createDatabase();
  await makeEventStore(url);
  return { store: await opened(url), url };
};

test('what memory holds comes to Postgres, and from there to another database, under one digest', async () => {
  const from = new MemoryEventStore({ naming: 'free' });
  for (let n = 0; n < 40; n += 1)
    for (const stream of ['dataset-1', 'feed-dev-1', 'Ein Strom', '$$x'])
      await from.append(stream, sampleEvents(1 + (n % 3), n), { expected: 'any' });
  const odd = { text: 'ä\u2028 \u0001', none: null, nested: [{}, [], '', -1.5e-7], z: 1, a: 2 };
  await from.append('dataset-2', [sampleEvent(odd), sampleEvent(null), sampleEvent('text')], { expected: 'any' });
  const [one, two] = [await emptyStore(), await emptyStore()];
  const first = await copyLog({ from, to: one.store });
  const second = await copyLog({ from: one.store, to: two.store });
  expect(second).toEqual({ ...first, heads: { from: first.heads.to, to: first.heads.to } });
  expect(await logDigest(from)).toEqual({ events: first.events, digest: second.digest });
});

test('events of 1 MB', async () => {
  const from = new MemoryEventStore();
  for (let n = 0; n < 12; n += 1)
    await from.append(`dataset-${n % 2}`, [sampleEvent({ n, text: String(n % 10).repeat(1024 * 1024) })], {
      expected: 'any',
    });
  const { store } = await emptyStore();
  expect(await copyLog({ from, to: store })).toMatchObject({ events: 12, copied: 12 });
});

test('a row that was changed past the store is found, and its event named', async () => {
  const from = new MemoryEventStore();
  await from.append('dataset-1', sampleEvents(5), { expected: 'no-stream' });
  const { store, url } = await emptyStore();
  await copyLog({ from, to: store });
  await runSql(
    url,
    'ALTER TABLE eventstore.events DISABLE TRIGGER USER',
    `UPDATE eventstore.events SET data = '{"n":99}' WHERE revision = 3`,
  );
  await expect(copyLog({ from, to: store })).rejects.toMatchObject({
    code: 'eventstore.target_differs',
    message: expect.stringContaining('differs in data'),
    details: { stream: 'dataset-1', revision: 3 },
  });
});

describe('a database that has no event log', () => {
  test('is given one that its own migrations find made', async () => {
    const url = await postgres.createDatabase();
    expect(await hasEventStore(url)).toBe(false);
    await makeEventStore(url);
    expect(await hasEventStore(url)).toBe(true);
    await makeEventStore(url);
  });

  test('is not by a role that may not, which is told so', async () => {
    const url = await postgres.createDatabase();
    await runSql(url, `CREATE ROLE nobody_special LOGIN PASSWORD 'secret'`);
    await expect(makeEventStore(asLogin(url, 'nobody_special', 'secret'))).rejects.toMatchObject({
      kind: 'NotAllowed',
      code: 'eventstore.schema_not_made',
    });
    expect(await hasEventStore(url)).toBe(false);
  });
});

test.each([
  ['no such database', (url: string) => url.replace(/[^/]*$/, 'nowhere'), 'eventstore.no_database'],
  ['a wrong password', (url: string) => asLogin(url, 'postgres', 'wrong'), 'eventstore.no_database'],
  ['nothing there', () => 'postgres://x@127.0.0.1:1/x', 'eventstore.unavailable'],
])('%s is said, without the password', async (_what, change, code) => {
  const error = await hasEventStore(change(postgres.adminUrl)).catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code });
  expect(String(error)).not.toMatch(/wrong|:postgres@/);
});

test('a URL that names no event store is refused', () => {
  expect(['postgres://a/b', 'postgresql://a/b', 'kurrentdb://a', 'esdb://a'].map(storeKindOf)).toEqual([
    'postgres',
    'postgres',
    'kurrentdb',
    'kurrentdb',
  ]);
  expect(() => storeKindOf('mysql://a:secret@b')).toThrow(expect.objectContaining({ code: 'eventstore.bad_url' }));
});
