import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANY,
  type AppendRecordInput,
  AppendConsistencyViolationError,
  binaryEvent,
  type ConsistencyCheck,
  jsonEvent,
  KurrentDBClient,
  NO_STREAM,
  STREAM_EXISTS,
  STREAM_STATE,
  StreamTombstonedError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { MemoryEventStore } from '@wordslab/eventstore';
import { collect, freshStream } from '@wordslab/eventstore/testing';
import { type Front, startFront } from './front.js';

let front: Front;
let client: KurrentDBClient;
const store = new MemoryEventStore({ naming: 'free' });
beforeAll(async () => {
  front = await startFront({ store, port: 0, deletable: true });
  client = KurrentDBClient.connectionString(front.url);
});
afterAll(async () => {
  await client.dispose();
  await front.close();
  await store.close();
});

const happened = (data: object = {}) => jsonEvent({ type: 'thing.happened', data: { ...data } });
const to = (streamName: string, record = happened()): AppendRecordInput => ({ streamName, record });
const check = (streamName: string, expectedState: ConsistencyCheck['expectedState']): ConsistencyCheck => ({
  type: STREAM_STATE,
  streamName,
  expectedState,
});
const seeded = async (count: number): Promise<string> => {
  const stream = freshStream();
  await client.appendToStream(
    stream,
    Array.from({ length: count }, () => happened()),
  );
  return stream;
};
const deleted = async (count: number): Promise<string> => {
  const stream = await seeded(count);
  await client.deleteStream(stream);
  return stream;
};
const ended = async (): Promise<string> => {
  const stream = await seeded(2);
  await client.tombstoneStream(stream);
  return stream;
};
const countOf = async (stream: string): Promise<number> =>
  (await collect(client.readStream(stream)).catch(() => [])).length;
const refusal = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an append to several streams', () => {
  test('multiStreamAppend records all in the order of its parts', async () => {
    const [a, b] = [freshStream(), await seeded(2)];
    const before = await store.head();
    const result = await client.multiStreamAppend([
      { streamName: a, events: [happened({ n: 0 }), happened({ n: 1 })], expectedState: NO_STREAM },
      { streamName: b, events: [happened({ n: 2 })], expectedState: 1n },
    ]);
    expect(result.responses).toEqual([
      { streamName: a, revision: 1n },
      { streamName: b, revision: 2n },
    ]);
    const log = await collect(store.readAll({ after: before }));
    expect(log.map(({ stream, data }) => [stream, data])).toEqual([
      [a, { n: 0 }],
      [a, { n: 1 }],
      [b, { n: 2 }],
    ]);
    expect(result.position).toBe(BigInt(log.at(-1)?.position ?? 0));
  });

  test('multiStreamAppend with a part that is not as expected records nothing and names that stream', async () => {
    const [a, b] = [freshStream(), await seeded(2)];
    const appended = client.multiStreamAppend([
      { streamName: a, events: [happened()], expectedState: ANY },
      { streamName: b, events: [happened()], expectedState: STREAM_EXISTS },
      { streamName: freshStream(), events: [happened()], expectedState: 7n },
    ]);
    const error = await refusal(appended);
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({ expectedState: 7n, actualState: 'no_stream' });
    expect([await countOf(a), await countOf(b)]).toEqual([0, 2]);
  });

  test('appendRecords keeps the order of records across streams and answers with each stream once', async () => {
    const [a, b] = [freshStream(), freshStream()];
    const before = await store.head();
    const { responses } = await client.appendRecords([to(b), to(a), to(b)], [check(a, NO_STREAM)]);
    expect(responses).toEqual([
      { streamName: b, revision: 1n },
      { streamName: a, revision: 0n },
    ]);
    expect((await collect(store.readAll({ after: before }))).map(({ stream }) => stream)).toEqual([b, a, b]);
  });

  test('a repetition answers with the first result', async () => {
    const records = [to(freshStream()), to(await deleted(3)), to(await seeded(1))];
    const checks = [NO_STREAM, NO_STREAM, 0n].map((state, index) => check(records[index]!.streamName, state as bigint));
    const first = await client.appendRecords(records, checks);
    const head = await store.head();
    expect(await client.appendRecords(records, checks)).toEqual(first);
    expect(await store.head()).toBe(head);
  });

  test('the schema stands in the metadata, beside the properties', async () => {
    const stream = freshStream();
    const binary = binaryEvent({ type: 'bytes.sent', data: Buffer.from([0, 255]), metadata: { who: 'é' } });
    await client.appendRecords([to(stream, jsonEvent({ type: 'a b', data: { x: 1 }, metadata: { who: 'me' } }))]);
    await client.multiStreamAppend([{ streamName: stream, events: [binary], expectedState: 0n }]);
    const [json, bytes] = await collect(client.readStream(stream));
    expect(json?.event).toMatchObject({
      type: 'a b',
      isJson: true,
      data: { x: 1 },
      metadata: { who: 'me', '$schema.format': 'Json', '$schema.name': 'a b' },
    });
    expect(bytes?.event).toMatchObject({ type: 'bytes.sent', isJson: false });
    expect(Buffer.from(bytes?.event?.data as Uint8Array)).toEqual(Buffer.from([0, 255]));
  });
});

describe('checks of streams that were deleted or ended', () => {
  test.each<[string, () => Promise<string>, ConsistencyCheck['expectedState']]>([
    ['a deleted stream is none', () => deleted(3), NO_STREAM],
    ['a deleted stream is where its last event is', () => deleted(3), 2n],
    ['an ended stream is none for who does not write it', ended, NO_STREAM],
  ])('%s', async (_what, make, state) => {
    const written = freshStream();
    await client.appendRecords([to(written)], [check(await make(), state)]);
    expect(await countOf(written)).toBe(1);
  });

  test('all that do not hold are named as the client sees them', async () => {
    const [gone, hidden, there, none] = [await ended(), await deleted(3), await seeded(2), freshStream()];
    const written = freshStream();
    const checks = [
      check(gone, STREAM_EXISTS),
      check(hidden, STREAM_EXISTS),
      check(there, 1n),
      check(hidden, 7n),
      check(gone, 2n),
      check(there, NO_STREAM),
      check(none, 0n),
    ];
    const error = await refusal(client.appendRecords([to(written)], checks));
    expect(error).toBeInstanceOf(AppendConsistencyViolationError);
    expect(error).toMatchObject({
      violations: [
        { checkIndex: 0, streamName: gone, expectedState: 'stream_exists', actualState: -6n },
        { checkIndex: 1, streamName: hidden, expectedState: 'stream_exists', actualState: -5n },
        { checkIndex: 3, streamName: hidden, expectedState: 7n, actualState: -5n },
        { checkIndex: 4, streamName: gone, expectedState: 2n, actualState: -6n },
        { checkIndex: 5, streamName: there, expectedState: 'no_stream', actualState: 1n },
        { checkIndex: 6, streamName: none, expectedState: 0n, actualState: 'no_stream' },
      ],
    });
    expect(await countOf(written)).toBe(0);
  });

  test('what was deleted goes on with its revisions, what ended takes no record', async () => {
    const [hidden, gone, other] = [await deleted(3), await ended(), freshStream()];
    const { responses } = await client.appendRecords([to(hidden)], [check(hidden, NO_STREAM)]);
    expect(responses).toEqual([{ streamName: hidden, revision: 3n }]);
    expect(await countOf(hidden)).toBe(1);
    for (const appended of [
      client.appendRecords([to(other), to(gone)]),
      client.multiStreamAppend([{ streamName: gone, events: [happened()], expectedState: ANY }]),
    ]) {
      const error = await refusal(appended);
      expect(error).toBeInstanceOf(StreamTombstonedError);
      expect(error).toMatchObject({ stream: gone });
    }
    expect(await countOf(other)).toBe(0);
  });

  test('deletions and appends to the same streams at once end, and none sees half of another', async () => {
    const [a, b] = [await seeded(1), await seeded(1)];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) => {
        const [first, second] = n % 2 ? [a, b] : [b, a];
        if (n % 5 === 0) return client.deleteStream(first);
        if (n % 7 === 0) return client.appendToStream(second, happened());
        return client.appendRecords([to(first), to(second)], [check(a, STREAM_EXISTS), check(b, STREAM_EXISTS)]);
      }),
    );
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AppendConsistencyViolationError);
    const log = await collect(store.readAll());
    const ofBoth = log.filter(({ stream }) => stream === a || stream === b);
    for (const stream of [a, b])
      expect(ofBoth.filter((event) => event.stream === stream).map(({ revision }) => revision)).toEqual(
        ofBoth.filter((event) => event.stream === stream).map((_, index) => index),
      );
  });
});
