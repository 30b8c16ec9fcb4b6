import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AppendsRecords, StreamCheck } from '../../append-records.js';
import type { EventStore, ExpectedRevision, RecordedEvent } from '../../event-store.js';
import { collect, freshStream, sampleEvent } from '../sample-events.js';
import { concurrentRecordsContract, refusalsContract, repetitionContract } from './append-records-again-contract.js';
import { type OpenRecords, seeded, stands, to } from './append-records-samples.js';

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

const recordsContract = (open: OpenRecords): void => {
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

const checksContract = (open: OpenRecords): void => {
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
