import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { EventStore, NewEvent, SubscriptionMessage } from '../event-store.js';
import {
  appendRecordsContract,
  collect,
  collectUntil,
  contractPages,
  createEventStoreSchema,
  eventStoreContract,
  freshStream,
  runSql,
  sampleEvent,
  sampleEvents,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '../testing/index.js';
import { PostgresEventStore } from './postgres-event-store.js';

let postgres: TemporaryPostgres;
let url: string;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  url = await postgres.createDatabase();
  await createEventStoreSchema(url);
});
afterAll(() => postgres.stop());

const openStores =
  (stores: EventStore[], options: { pollIntervalMs?: number } = {}) =>
  (): PostgresEventStore => {
    // Polling is off: what wakes a subscriber in these tests is the notification.
    const connection = { connectionString: url };
    const store = new PostgresEventStore({ ...contractPages, pollIntervalMs: 600_000, ...options, connection });
    stores.push(store);
    return store;
  };
/** An append inside a transaction of the test's own. */
const rawAppend =
  'SELECT eventstore.append_batch(ARRAY[$1], ARRAY[-1], ARRAY[cardinality($2::uuid[])], $2, $3, $4, $5)';
const rawParameters = (events: readonly NewEvent[]): unknown[] => [
  freshStream(),
  events.map((event) => event.id),
  events.map((event) => event.type),
  events.map((event) => JSON.stringify(event.data)),
  events.map((event) => JSON.stringify(event.metadata)),
];
const eventCount = (messages: readonly SubscriptionMessage[]): number =>
  messages.filter((message) => message.kind === 'event').length;
const closeAll = async (stores: readonly EventStore[]): Promise<void> => {
  await Promise.all(stores.map((store) => store.close()));
};

eventStoreContract('PostgresEventStore', async () => {
  const stores: EventStore[] = [];
  return { open: openStores(stores), dispose: () => closeAll(stores) };
});

appendRecordsContract('PostgresEventStore', async () => {
  const stores: EventStore[] = [];
  return { open: openStores(stores), dispose: () => closeAll(stores) };
});

describe('PostgresEventStore', () => {
  const stores: EventStore[] = [];
  const open = openStores(stores);
  afterAll(() => closeAll(stores));

  test('a subscriber does not overtake a transaction that is still open', async () => {
    const after = await open().head();
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await slow.query('BEGIN');
    const [first, second] = [sampleEvent({ n: 0 }), sampleEvent({ n: 1 })];
    await slow.query(rawAppend, rawParameters([first]));
    const appended = open().append(freshStream(), [second], { expected: 'no-stream' });
    const received = collectUntil(open().subscribeAll({ after }), (messages) => eventCount(messages) === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await slow.query('COMMIT');
    await slow.end();
    await appended;
    const ids = (await received).flatMap((message) => (message.kind === 'event' ? [message.event.id] : []));
    expect(ids).toEqual([first.id, second.id]);
  });

  test('an append that was rolled back leaves no gap', async () => {
    const before = BigInt(await open().head());
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('BEGIN');
    await client.query(rawAppend, rawParameters(sampleEvents(3)));
    await client.query('ROLLBACK');
    await client.end();
    const { position } = await open().append(freshStream(), sampleEvents(1), { expected: 'any' });
    expect(BigInt(position)).toBe(before + 1n);
  });

  describe('group commit', () => {
    const transactionOf = async (stream: string): Promise<string[]> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ xmin: string }>(
        'SELECT DISTINCT xmin::text FROM eventstore.events WHERE stream = $1',
        [stream],
      );
      await client.end();
      return rows.map(({ xmin }) => xmin);
    };

    test('appends in flight are recorded together, in the order in which they came', async () => {
      const store = open();
      const streams = Array.from({ length: 64 }, () => freshStream());
      const after = await store.head();
      const results = await Promise.all(streams.map((s) => store.append(s, sampleEvents(1), { expected: 'any' })));
      expect(results.map(({ position }) => BigInt(position))).toEqual(
        streams.map((_, n) => BigInt(after) + 1n + BigInt(n)),
      );
      const transactions = await Promise.all([1, 2, 63].map((n) => transactionOf(streams[n]!)));
      expect(transactions).toEqual([transactions[0], transactions[0], transactions[0]]);
      expect(await transactionOf(streams[0]!)).not.toEqual(transactions[0]);
    });

    test('each has an outcome of its own, and sees those before it', async () => {
      const store = open();
      const [stream, event] = [freshStream(), sampleEvent()];
      const outcomes = await Promise.allSettled([
        store.append(freshStream(), sampleEvents(1), { expected: 'any' }),
        store.append(stream, [event], { expected: 'no-stream' }),
        store.append(stream, sampleEvents(1), { expected: 'no-stream' }),
        store.append(stream, sampleEvents(2), { expected: 0 }),
        store.append(stream, [event], { expected: 'no-stream' }),
        store.append(stream, [sampleEvent(), event], { expected: 'any' }),
      ]);
      const [, first, conflict, second, repeated, taken] = outcomes.map((o) =>
        o.status === 'fulfilled' ? o.value : o.reason,
      );
      expect(first).toMatchObject({ revision: 0 });
      expect(conflict).toMatchObject({ code: 'stream.revision_conflict', details: { stream, actual: 0 } });
      expect(second).toMatchObject({ revision: 2 });
      expect(repeated).toEqual(first);
      expect(taken).toMatchObject({ code: 'stream.event_id_taken', details: { stream } });
    });

    test('one that the database cannot take fails alone', async () => {
      const store = open();
      await runSql(
        url,
        `ALTER TABLE eventstore.events ADD CONSTRAINT no_poison CHECK (type <> 'dataset.poison') NOT VALID`,
      );
      const append = (type: string) => store.append(freshStream(), [sampleEvent({}, type)], { expected: 'any' });
      const outcomes = await Promise.allSettled(['dataset.a', 'dataset.b', 'dataset.poison', 'dataset.c'].map(append));
      await runSql(url, 'ALTER TABLE eventstore.events DROP CONSTRAINT no_poison');
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    });

    test('more than fits into one transaction is recorded in several', async () => {
      const store = open();
      const streams = Array.from({ length: 6 }, () => freshStream());
      const text = 'x'.repeat(400_000);
      await Promise.all(streams.map((s) => store.append(s, [sampleEvent({ text })], { expected: 'any' })));
      const transactions = await Promise.all(streams.map(transactionOf));
      expect(new Set(transactions.flat()).size).toBe(4);
    });
  });

  test('polling finds what no notification announced', async () => {
    const subscriber = openStores(stores, { pollIntervalMs: 50 })();
    const after = await subscriber.head();
    const received = collectUntil(subscriber.subscribeAll({ after }), (messages) => messages.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await runSql(
      url,
      `INSERT INTO eventstore.events (position, stream, revision, id, type, bytes, data, metadata, chain)
       VALUES (${BigInt(after) + 1n}, 'dataset-silent', 0, gen_random_uuid(), 'dataset.created', 4, '{}', '{}', '')`,
    );
    expect((await received)[1]).toMatchObject({ kind: 'event', event: { stream: 'dataset-silent' } });
  });

  test('a page ends before it holds too much, and nothing is lost by that', async () => {
    const stream = freshStream();
    for (let n = 0; n < 12; n += 1)
      await open().append(stream, [sampleEvent({ n, text: 'x'.repeat(1024 * 1024) })], { expected: 'any' });
    const read = await collect(open().readStream<{ type: string; data: { n: number } }>(stream));
    expect(read.map((event) => event.data.n)).toEqual(Array.from({ length: 12 }, (_, n) => n));
    const all = await collect(open().readAll({ filter: { streamPrefixes: [stream] } }));
    expect(all.map((event) => event.revision)).toEqual(read.map((event) => event.revision));
    const backwards = await collect(open().readStream(stream, { direction: 'backwards' }));
    expect(backwards.map((event) => event.revision)).toEqual(read.map((event) => event.revision).reverse());
  });

  test('uses a pool of the caller and leaves it open', async () => {
    const pool = new pg.Pool({ connectionString: url });
    const store = new PostgresEventStore({ connection: pool });
    const received = collectUntil(
      store.subscribeAll({ after: await store.head() }),
      (messages) => messages.length === 2,
    );
    await store.append(freshStream(), sampleEvents(1), { expected: 'any' });
    expect((await received)[1]?.kind).toBe('event');
    await store.close();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});

describe('PostgresEventStore without its database', () => {
  const terminateOthers = (): Promise<void> =>
    runSql(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );

  test('nothing listens there: unavailable, and says what to do', async () => {
    const store = new PostgresEventStore({ connection: { host: '127.0.0.1', port: 1, user: 'x', database: 'x' } });
    await expect(store.append('dataset-1', sampleEvents(1), { expected: 'any' })).rejects.toMatchObject({
      kind: 'Unavailable',
      code: 'eventstore.unavailable',
      hint: expect.stringContaining('same event ids'),
    });
    await store.close();
  });

  test('a connection lost in the middle of an append: unavailable, and the repetition records once', async () => {
    const blocker = new pg.Client({ connectionString: url });
    blocker.on('error', () => undefined);
    await blocker.connect();
    await blocker.query('BEGIN');
    await blocker.query(rawAppend, rawParameters(sampleEvents(1)));
    const stores: EventStore[] = [];
    const store = openStores(stores)();
    const stream = freshStream();
    const events = sampleEvents(2);
    const append = store.append(stream, events, { expected: 'no-stream' });
    const outcome = expect(append).rejects.toMatchObject({ kind: 'Unavailable', code: 'eventstore.unavailable' });
    // The one that waits for the blocker, and first: it must not come to its turn.
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'advisory'`;
    const witness = new pg.Client({ connectionString: url });
    await witness.connect();
    while ((await witness.query(cut)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await outcome;
    await Promise.all([blocker.end(), witness.end()]);
    const first = await store.append(stream, events, { expected: 'no-stream' });
    expect(await store.append(stream, events, { expected: 'no-stream' })).toEqual(first);
    expect(await collect(store.readStream(stream))).toHaveLength(2);
    await closeAll(stores);
  });

  test('a subscription outlives its connections, and notifications work again', async () => {
    const stores: EventStore[] = [];
    const subscriber = openStores(stores)();
    const writer = openStores(stores)();
    const after = await subscriber.head();
    let seen = 0;
    for await (const message of subscriber.subscribeAll({ after })) {
      if (message.kind === 'caughtUp') {
        if (seen === 3) break;
        await terminateOthers();
        await new Promise((resolve) => setTimeout(resolve, 300));
        await appendDespite(writer, seen);
      }
      if (message.kind === 'event') expect(message.event.data).toEqual({ n: seen++ });
    }
    expect(seen).toBe(3);
    await closeAll(stores);
  });

  /** The writer's idle connections were cut too: its first try may meet one of them. */
  const appendDespite = async (writer: EventStore, n: number): Promise<void> => {
    const event = sampleEvent({ n });
    const stream = freshStream();
    for (;;) {
      try {
        await writer.append(stream, [event], { expected: 'no-stream' });
        return;
      } catch (error) {
        expect(error).toMatchObject({ kind: 'Unavailable' });
      }
    }
  };
});
