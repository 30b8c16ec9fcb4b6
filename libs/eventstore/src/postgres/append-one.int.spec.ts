import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  asLogin,
  collect,
  createEventStoreSchema,
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
let store: PostgresEventStore;
let client: pg.Client;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  url = await postgres.createDatabase();
  await createEventStoreSchema(url);
  for (const login of ['service', 'shipper', 'nobody']) await runSql(url, `CREATE ROLE ${login} LOGIN PASSWORD 'x'`);
  for (const login of ['service', 'shipper']) await runSql(url, `GRANT wl_${login} TO ${login}`);
  store = new PostgresEventStore({ connection: { connectionString: url } });
  client = await connect();
});
afterAll(async () => {
  await client.end();
  await store.close();
  await postgres.stop();
});

const connect = async (connectionString = url): Promise<pg.Client> => {
  const connected = new pg.Client({ connectionString });
  await connected.connect();
  return connected;
};

/** What the function answers to one event of a stream. */
const appendOne = async (by: pg.Client, stream: string, expected: number, id: string = randomUUID()) => {
  const { rows } = await by.query<{ recorded: string | null }>(
    `SELECT eventstore.append_one($1, $2, $3, 'dataset.created', '{}', '{}') AS recorded`,
    [stream, expected, id],
  );
  return rows[0]!.recorded;
};
const ANY = -2;
const EXISTS = -4;
const NONE = -1;

describe('one event in one statement', () => {
  let stream: string;
  beforeEach(() => {
    stream = freshStream();
  });
  const atHead = async (revision: number): Promise<string> => `${revision} ${await store.head()}`;

  test.each([ANY, NONE])('begins a stream, expecting %d', async (expected) => {
    expect(await appendOne(client, stream, expected)).toBe(await atHead(0));
  });

  test.each([ANY, EXISTS, 1])('goes on in a stream, expecting %d', async (expected) => {
    await store.append(stream, sampleEvents(2), { expected: 'no-stream' });
    expect(await appendOne(client, stream, expected)).toBe(await atHead(2));
  });

  test.each([NONE, 0, 2])('of a stream at revision 1 expecting %d: nothing', async (expected) => {
    await store.append(stream, sampleEvents(2), { expected: 'no-stream' });
    expect(await appendOne(client, stream, expected)).toBeNull();
    expect(await collect(store.readStream(stream))).toHaveLength(2);
  });

  test.each([EXISTS, 0])('of no stream expecting %d: nothing', async (expected) => {
    expect(await appendOne(client, stream, expected)).toBeNull();
  });

  test('an id that is there: a violation, and nothing', async () => {
    const event = sampleEvent();
    await store.append(stream, [event], { expected: 'no-stream' });
    await expect(appendOne(client, stream, ANY, event.id)).rejects.toMatchObject({ code: '23505' });
    expect(await collect(store.readStream(stream))).toHaveLength(1);
  });

  test('while another appends: nothing, at once', async () => {
    const other = await connect();
    await other.query('BEGIN');
    expect(await appendOne(other, freshStream(), ANY)).not.toBeNull();
    expect(await appendOne(client, stream, ANY)).toBeNull();
    await other.query('COMMIT');
    expect(await appendOne(client, stream, ANY)).toBe(await atHead(0));
    await other.end();
  });

  test('whoever looked at a head that has moved since records nothing', async () => {
    const late = await connect();
    await late.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await late.query('SELECT count(*) FROM eventstore.events');
    expect(await appendOne(client, stream, ANY)).not.toBeNull();
    await expect(appendOne(late, freshStream(), ANY)).rejects.toMatchObject({
      code: '23505',
      constraint: 'events_pkey',
    });
    await late.end();
  });

  test('the chain holds over both ways of appending', async () => {
    for (const expected of [ANY, ANY, 1]) expect(await appendOne(client, stream, expected)).not.toBeNull();
    await store.append(stream, sampleEvents(2), { expected: 2 });
    expect(await appendOne(client, stream, 4)).not.toBeNull();
    const walk = store.verifyChains();
    for (;;) {
      const step = await walk.next();
      if (step.done) return expect(step.value).toBeUndefined();
    }
  });

  test.each([
    ['service', 'feed-dev-01'],
    ['service', 'snapshot-01'],
    ['shipper', 'dataset-01'],
  ])('%s records nothing in %s', async (login, foreign) => {
    const by = await connect(asLogin(url, login, 'x'));
    expect(await appendOne(by, foreign, ANY)).toBeNull();
    await by.end();
    await expect(collect(store.readStream(foreign))).rejects.toMatchObject({ code: 'stream.not_found' });
  });

  test('who may not append may not call it', async () => {
    const by = await connect(asLogin(url, 'nobody', 'x'));
    await expect(appendOne(by, stream, ANY)).rejects.toMatchObject({ code: '42501' });
    await by.end();
  });
});

describe('a store that appends one event', () => {
  const backends = async (): Promise<number[]> => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%append_one%' AND pid <> pg_backend_pid()`,
    );
    return rows.map(({ pid }) => pid);
  };

  test('repeats an answer on the connection that it has', async () => {
    const [stream, event] = [freshStream(), sampleEvent()];
    const first = await store.append(stream, [event], { expected: 'any' });
    await store.append(stream, sampleEvents(1), { expected: 'any' });
    const before = await backends();
    expect(await store.append(stream, [event], { expected: 'any' })).toEqual(first);
    await store.append(stream, sampleEvents(1), { expected: 'any' });
    expect(await backends()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('two that append at once to one stream lose nothing', async () => {
    const other = new PostgresEventStore({ connection: { connectionString: url } });
    const stream = freshStream();
    const write = async (by: PostgresEventStore): Promise<void> => {
      for (let n = 0; n < 200; n += 1) await by.append(stream, [sampleEvent({ n })], { expected: 'any' });
    };
    await Promise.all([write(store), write(other)]);
    const events = await collect(store.readStream(stream));
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 400 }, (_, n) => n));
    await other.close();
  });

  test('tells of a connection that was lost meanwhile, and makes another', async () => {
    const lost: string[] = [];
    const onInterruption = (error: Error): number => lost.push(error.message);
    const told = new PostgresEventStore({ connection: { connectionString: url }, onInterruption });
    const others = await backends();
    await told.append(freshStream(), sampleEvents(1), { expected: 'any' });
    const [own] = (await backends()).filter((pid) => !others.includes(pid));
    await client.query('SELECT pg_terminate_backend($1, 5000)', [own]);
    while (lost.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(lost).toEqual(['terminating connection due to administrator command']);
    await told.append(freshStream(), sampleEvents(1), { expected: 'any' });
    await told.close();
  });

  test('records what waits before it closes, and takes nothing after', async () => {
    const closing = new PostgresEventStore({ connection: { connectionString: url } });
    const streams = Array.from({ length: 300 }, () => freshStream());
    const appends = streams.map((stream) => closing.append(stream, sampleEvents(1), { expected: 'no-stream' }));
    await closing.close();
    expect(await Promise.all(appends)).toHaveLength(300);
    await expect(closing.append(freshStream(), sampleEvents(1), { expected: 'any' })).rejects.toMatchObject({
      kind: 'Unavailable',
      code: 'eventstore.closed',
    });
  });
});
