import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AppendsRecords, StreamCheck, StreamRecord } from '../../append-records.js';
import type { EventStore, ExpectedRevision, RecordedEvent } from '../../event-store.js';
import { collect, freshStream, sampleEvent, sampleEvents } from '../sample-events.js';

/** What the spec of an adapter that appends to several streams supplies. */
export interface AppendRecordsHarness {
  open(): EventStore & AppendsRecords;
  dispose(): Promise<void>;
}

/** The behaviour that every adapter with {@link AppendsRecords} has in common. */
export const appendRecordsContract = (name: string, createHarness: () => Promise<AppendRecordsHarness>): void => {
  describe(`${name} as a store that appends to several streams`, () => {
    let harness: AppendRecordsHarness;
    let store: EventStore & AppendsRecords;
    beforeAll(async () => {
      harness = await createHarness();
      store = harness.open();
    });
    afterAll(() => harness.dispose());

    recordsContract(() => store);
    checksContract(() => store);
    repetitionContract(() => store);
    refusalsContract(() => store);
    concurrentRecordsContract(() => harness.open());
  });
};

type Open = () => EventStore & AppendsRecords;

const to = (stream: string, event = sampleEvent()): StreamRecord => ({ stream, event });
const seeded = async (store: EventStore, count: number): Promise<string> => {
  const stream = freshStream();
  await store.append(stream, sampleEvents(count), { expected: 'no-stream' });
  return stream;
};
const stands = async (store: EventStore, stream: string): Promise<number> =>
  (await collect(store.readStream(stream)).catch(() => [])).length - 1;

const recordsContract = (open: Open): void => {
  test('the log holds the records in the order given, each stream its own', async () => {
    const [a, b] = [await seeded(open(), 2), freshStream('order')];
    const after = await open().head();
    const records = [to(b), to(a), to(b), to(b), to(a)];
    const result = await open().appendRecords(records, []);
    const log: RecordedEvent[] = await collect(open().readAll({ after }));
    expect(log.map(({ stream, id, revision }) => [stream, id, revision])).toEqual(
      records.map(({ stream, event }, index) => [stream, event.id, [0, 2, 1, 2, 3][index]]),
    );
    expect(result.position).toBe(log.at(-1)?.position);
    expect([...result.revisions]).toEqual([
      [b, 2],
      [a, 3],
    ]);
    expect(await open().head()).toBe(result.position);
  });

  test('data and metadata come back as they were given', async () => {
    const stream = freshStream();
    const event = sampleEvent({ text: 'é', nested: { z: 1, a: [null] } }, 'dataset.renamed');
    await open().appendRecords([to(freshStream()), to(stream, event)], []);
    expect((await collect(open().readStream(stream)))[0]).toMatchObject({ ...event, stream, revision: 0 });
  });

  test('what is appended wakes a subscriber', async () => {
    const after = await open().head();
    const record = to(freshStream());
    for await (const message of open().subscribeAll({ after })) {
      if (message.kind === 'event') return expect(message.event.id).toBe(record.event.id);
      await open().appendRecords([record], []);
    }
  });
};

const checksContract = (open: Open): void => {
  test.each<[ExpectedRevision, number]>([
    ['any', 0],
    ['any', 2],
    ['no-stream', 0],
    ['stream-exists', 2],
    [1, 2],
    [1n, 2],
  ])('%s is right of a stream with %i events, written or not', async (expected, count) => {
    for (const isWritten of [true, false]) {
      const stream = count > 0 ? await seeded(open(), count) : freshStream();
      const record = to(isWritten ? stream : freshStream());
      await open().appendRecords([record], [{ stream, expected }]);
      expect(await stands(open(), record.stream)).toBe(isWritten ? count : 0);
    }
  });

  test.each<[ExpectedRevision, number]>([
    ['no-stream', 2],
    ['stream-exists', 0],
    [0, 2],
    [2, 2],
    [0n, 0],
  ])('%s is wrong of a stream with %i events, written or not, and nothing is recorded', async (expected, count) => {
    for (const isWritten of [true, false]) {
      const stream = count > 0 ? await seeded(open(), count) : freshStream();
      const other = freshStream();
      const violation = { stream, expected: Number.isNaN(Number(expected)) ? expected : Number(expected) };
      const actual = count > 0 ? count - 1 : 'no-stream';
      const records = [to(other), to(isWritten ? stream : other)];
      await expect(open().appendRecords(records, [{ stream, expected }])).rejects.toMatchObject({
        kind: 'RevisionConflict',
        code: 'stream.revision_conflict',
        details: { ...violation, actual, violations: [{ check: 0, ...violation, actual }] },
      });
      expect([await stands(open(), other), await stands(open(), stream)]).toEqual([-1, count - 1]);
    }
  });

  test('every check that does not hold is named, with its place among the checks', async () => {
    const [two, none] = [await seeded(open(), 2), freshStream()];
    const checks: StreamCheck[] = [
      { stream: two, expected: 1 },
      { stream: two, expected: 'no-stream' },
      { stream: none, expected: 'no-stream' },
      { stream: none, expected: 7 },
    ];
    await expect(open().appendRecords([to(none)], checks)).rejects.toMatchObject({
      details: {
        violations: [
          { check: 1, stream: two, expected: 'no-stream', actual: 1 },
          { check: 3, stream: none, expected: 7, actual: 'no-stream' },
        ],
      },
    });
  });
};

const repetitionContract = (open: Open): void => {
  test('a repetition answers with the first result and records nothing, whatever came after', async () => {
    const [a, b, read] = [freshStream(), await seeded(open(), 3), await seeded(open(), 1)];
    const records = [to(a), to(b), to(a)];
    const checks: StreamCheck[] = [
      { stream: a, expected: 'no-stream' },
      { stream: b, expected: 2 },
      { stream: read, expected: 0 },
    ];
    const first = await open().appendRecords(records, checks);
    for (const stream of [a, b, read]) await open().append(stream, sampleEvents(1), { expected: 'any' });
    const head = await open().head();
    expect(await open().appendRecords(records, checks)).toEqual(first);
    expect(await open().appendRecords(records, [])).toEqual(first);
    expect(await open().head()).toBe(head);
  });

  test.each<[string, (records: StreamRecord[]) => StreamRecord[]]>([
    ['more than them', (records) => [...records, to(freshStream())]],
    ['another order', (records) => records.toReversed()],
    ['another stream', ([first, ...rest]) => [...rest, to(freshStream(), first?.event)]],
  ])('%s is no repetition', async (_what, changed) => {
    const records = [to(freshStream()), to(freshStream())];
    await open().appendRecords(records, []);
    const head = await open().head();
    await expect(open().appendRecords(changed(records), [])).rejects.toMatchObject({
      kind: 'RevisionConflict',
      code: 'stream.event_id_taken',
    });
    expect(await open().head()).toBe(head);
  });

  test('the same ids are no repetition for who expects another place of them', async () => {
    const stream = await seeded(open(), 2);
    const records = [to(stream)];
    await open().appendRecords(records, [{ stream, expected: 1 }]);
    await expect(open().appendRecords(records, [{ stream, expected: 0 }])).rejects.toMatchObject({
      code: 'stream.revision_conflict',
      details: { stream, expected: 0, actual: 2 },
    });
    await expect(open().appendRecords(records, [{ stream, expected: 2 }])).rejects.toMatchObject({
      code: 'stream.event_id_taken',
      details: { stream },
    });
  });

  test('an id is unique in its stream, not among the records', async () => {
    const [a, b] = [freshStream(), freshStream()];
    const event = sampleEvent();
    await open().appendRecords([to(a, event), to(b, event)], []);
    await expect(open().appendRecords([to(freshStream()), to(b, event)], [])).rejects.toMatchObject({
      code: 'stream.event_id_taken',
      details: { stream: b },
    });
    await expect(open().appendRecords([to(b), to(a), to(b, event), to(b, event)], [])).rejects.toMatchObject({
      code: 'event.id_twice',
    });
  });
};

const refusalsContract = (open: Open): void => {
  const large = 'x'.repeat(9 << 20);
  test.each<[string, StreamRecord[], StreamCheck[], string]>([
    ['no records', [], [{ stream: 'dataset-1', expected: 'any' }], 'append.no_events'],
    ['a name without category', [to('nohyphen')], [], 'stream.bad_name'],
    ['a check of such a name', [to('dataset-1')], [{ stream: 'nohyphen', expected: 'any' }], 'stream.bad_name'],
    ['a revision below 0', [to('dataset-1')], [{ stream: 'dataset-1', expected: -1 }], 'append.bad_revision'],
    ['an id that is no UUID', [to('dataset-1', { ...sampleEvent(), id: 'one' })], [], 'event.bad_id'],
    ['a type with a space', [to('dataset-1', sampleEvent({}, 'a b'))], [], 'event.bad_type'],
    ['no data', [to('dataset-1', { ...sampleEvent(), data: undefined })], [], 'event.no_data'],
    [
      'more than 16 MiB together',
      [to('dataset-1', sampleEvent(large)), to('dataset-2', sampleEvent(large))],
      [],
      'append.too_large',
    ],
  ])('%s is refused', async (_what, records, checks, code) => {
    await expect(open().appendRecords(records, checks)).rejects.toMatchObject({ kind: 'ValidationFailed', code });
  });
};

const concurrentRecordsContract = (open: Open): void => {
  test('of concurrent writers whose checks exclude one another exactly one wins', async () => {
    const [guard, stores] = [freshStream(), [open(), open()]];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) =>
        stores[n % 2]!.appendRecords([to(freshStream()), to(guard)], [{ stream: guard, expected: 'no-stream' }]),
      ),
    );
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost).toHaveLength(15);
    for (const { reason } of lost) expect(reason).toMatchObject({ code: 'stream.revision_conflict' });
    expect(await stands(open(), guard)).toBe(0);
  });

  test('appends to one stream that are asked for at once are recorded in that order', async () => {
    const [store, stream] = [open(), freshStream()];
    const appends = Array.from({ length: 40 }, () => store.append(stream, sampleEvents(1), { expected: 'any' }));
    expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(appends.map((_, n) => n));
  });

  test('among other appends the records of each stay next to one another', async () => {
    const after = await open().head();
    const [a, b, stores] = [freshStream(), freshStream(), [open(), open()]];
    await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        const store = stores[n % 2]!;
        // Both orders: streams that are locked one after the other would stop one another.
        if (n % 3 === 0) await store.append(a, [sampleEvent({ n })], { expected: 'any' });
        else
          await store.appendRecords(
            [a, b].map((stream) => to(stream, sampleEvent({ n }))).sort(() => n % 2 || -1),
            [],
          );
      }),
    );
    const log = await collect(open().readAll({ after }));
    const runs = log.map(({ data }) => JSON.stringify(data)).filter((text, index, all) => text !== all[index - 1]);
    expect(log).toHaveLength(8 + 2 * 16);
    expect(runs).toHaveLength(24);
    for (const stream of [a, b])
      expect((await collect(open().readStream(stream))).map(({ revision }) => revision)).toEqual(
        log.filter((event) => event.stream === stream).map((_, index) => index),
      );
  });
};
