import { expect, test } from '@jest/globals';
import type { StreamCheck, StreamRecord } from '../../append-records.js';
import { collect, freshStream, sampleEvent, sampleEvents } from '../sample-events.js';
import { type OpenRecords, seeded, stands, to } from './append-records-samples.js';

export const repetitionContract = (open: OpenRecords): void => {
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

export const refusalsContract = (open: OpenRecords): void => {
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

export const concurrentRecordsContract = (open: OpenRecords): void => {
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
