import { beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore, ExpectedRevision } from '../../event-store.js';
import { comparePositions } from '../../positions.js';
import type { OpenStore } from './contract-settings.js';
import { collect, freshStream, sampleEvent, sampleEvents, sampleMetadata } from '../sample-events.js';

const conflict = (stream: string, expected: ExpectedRevision, actual: number | 'no-stream') => ({
  kind: 'RevisionConflict',
  code: 'stream.revision_conflict',
  details: { stream, expected, actual },
});

export const appendContract = (open: OpenStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });
  const streamOf = async (count: number): Promise<string> => {
    const stream = freshStream();
    await store.append(stream, sampleEvents(count), { expected: 'no-stream' });
    return stream;
  };

  describe('append: what the writer expects', () => {
    test.each<ExpectedRevision>(['any', 'no-stream'])(
      '%s is right of a stream that does not exist',
      async (expected) => {
        const result = await store.append(freshStream(), sampleEvents(2), { expected });
        expect(result.revision).toBe(1);
      },
    );

    test.each<ExpectedRevision>(['stream-exists', 0, 1, 5n])(
      '%s is wrong of a stream that does not exist',
      async (expected) => {
        const stream = freshStream();
        const shown = typeof expected === 'bigint' ? Number(expected) : expected;
        await expect(store.append(stream, sampleEvents(1), { expected })).rejects.toMatchObject(
          conflict(stream, shown, 'no-stream'),
        );
        await expect(collect(store.readStream(stream))).rejects.toMatchObject({ code: 'stream.not_found' });
      },
    );

    test.each<ExpectedRevision>(['any', 'stream-exists', 2, 2n])('%s is right of a stream at 2', async (expected) => {
      const stream = await streamOf(3);
      const result = await store.append(stream, sampleEvents(2), { expected });
      expect(result.revision).toBe(4);
    });

    test.each<ExpectedRevision>(['no-stream', 0, 1, 3, 4, 100])('%s is wrong of a stream at 2', async (expected) => {
      const stream = await streamOf(3);
      await expect(store.append(stream, sampleEvents(1), { expected })).rejects.toMatchObject(
        conflict(stream, expected, 2),
      );
      expect(await collect(store.readStream(stream))).toHaveLength(3);
    });

    test('positions grow with every append, whatever the stream', async () => {
      const results = [];
      for (const stream of [freshStream(), freshStream('order'), freshStream()])
        results.push(await store.append(stream, sampleEvents(2), { expected: 'any' }));
      for (const [index, result] of results.slice(1).entries())
        expect(comparePositions(results[index]?.position ?? '', result.position)).toBeLessThan(0);
      expect(await store.head()).toBe(results.at(-1)?.position);
    });
  });

  describe('append: repetition', () => {
    test.each<ExpectedRevision>(['any', 'no-stream'])(
      'the same creation under %s answers with the first result and records once',
      async (expected) => {
        const stream = freshStream();
        const events = sampleEvents(3);
        const first = await store.append(stream, events, { expected });
        await store.append(stream, sampleEvents(2), { expected: first.revision });
        expect(await store.append(stream, events, { expected })).toEqual(first);
        expect(await collect(store.readStream(stream))).toHaveLength(5);
      },
    );

    test.each<ExpectedRevision>(['any', 'stream-exists', 1])(
      'the same continuation under %s answers with the first result and records once',
      async (expected) => {
        const stream = await streamOf(2);
        const events = sampleEvents(2);
        const first = await store.append(stream, events, { expected });
        await store.append(stream, sampleEvents(1), { expected: 3 });
        expect(await store.append(stream, events, { expected })).toEqual(first);
        expect(await collect(store.readStream(stream))).toHaveLength(5);
      },
    );

    test('other ids at the same place are refused', async () => {
      const stream = await streamOf(2);
      await store.append(stream, sampleEvents(1), { expected: 1 });
      await expect(store.append(stream, sampleEvents(1), { expected: 1 })).rejects.toMatchObject(
        conflict(stream, 1, 2),
      );
    });

    test('a batch of which only a part was recorded is refused', async () => {
      const stream = freshStream();
      const [a, b, c] = [sampleEvent(), sampleEvent(), sampleEvent()];
      await store.append(stream, [a, b], { expected: 'no-stream' });
      await expect(store.append(stream, [a, b, c], { expected: 'no-stream' })).rejects.toMatchObject(
        conflict(stream, 'no-stream', 1),
      );
      await expect(store.append(stream, [b, c], { expected: 'any' })).rejects.toMatchObject({
        kind: 'RevisionConflict',
        code: 'stream.event_id_taken',
      });
      expect(await collect(store.readStream(stream))).toHaveLength(2);
    });

    test('an id is unique in its stream, not in the log', async () => {
      const event = sampleEvent();
      const [one, other] = [freshStream(), freshStream()];
      await store.append(one, [event], { expected: 'no-stream' });
      await store.append(other, [event], { expected: 'no-stream' });
      await expect(store.append(one, [sampleEvent(), event], { expected: 0 })).rejects.toMatchObject({
        code: 'stream.event_id_taken',
      });
    });
  });

  describe('append: what may be stored', () => {
    test('data and metadata come back as they were given', async () => {
      const stream = freshStream();
      const data = {
        text: 'Grüße, 你好, 👋, "quoted" \\ \n\t',
        nul: 'a\u0000b',
        loneSurrogate: '\ud800',
        numbers: [0, -1, 1.5, 1e21, 0.1, Number.MAX_SAFE_INTEGER],
        nested: { empty: {}, list: [], no: null, yes: true },
        z: 1,
        a: 2,
      };
      const metadata = { ...sampleMetadata, causationId: 'cause', chain: 'f'.repeat(64) };
      const event = { ...sampleEvent(data, 'dataset.versionPublished'), metadata };
      await store.append(stream, [event], { expected: 'no-stream' });
      const [read] = await collect(store.readStream(stream));
      expect(read).toMatchObject({ id: event.id, type: event.type, stream, revision: 0, metadata });
      expect(JSON.stringify(read?.data)).toBe(JSON.stringify(data));
      expect(Number.isNaN(Date.parse(read?.recordedAt ?? ''))).toBe(false);
    });

    test.each([null, 'text', 7, false, ['list']])('%j is an event’s data', async (data) => {
      const stream = freshStream();
      await store.append(stream, [sampleEvent(data)], { expected: 'no-stream' });
      expect((await collect(store.readStream(stream)))[0]?.data).toEqual(data);
    });

    test('an event of 1 MB', async () => {
      const stream = freshStream();
      const data = { text: 'é'.repeat(512 * 1024) };
      await store.append(stream, [sampleEvent(data)], { expected: 'no-stream' });
      expect((await collect(store.readStream(stream)))[0]?.data).toEqual(data);
    });

    test.each([
      ['a name without category', 'nohyphen', [sampleEvent()], 'stream.bad_name'],
      ['no events', 'dataset-1', [], 'append.no_events'],
      ['an id that is no UUID', 'dataset-1', [{ ...sampleEvent(), id: 'one' }], 'event.bad_id'],
      ['a type with a space', 'dataset-1', [{ ...sampleEvent(), type: 'a b' }], 'event.bad_type'],
      ['no data', 'dataset-1', [{ ...sampleEvent(), data: undefined }], 'event.no_data'],
      ['more than 16 MiB', 'dataset-1', [sampleEvent('x'.repeat(17 << 20))], 'append.too_large'],
    ])('%s is refused', async (_what, stream, events, code) => {
      await expect(store.append(stream, events, { expected: 'any' })).rejects.toMatchObject({
        kind: 'ValidationFailed',
        code,
      });
    });

    test('the same id twice in one append is refused, and so is a revision below 0', async () => {
      const event = sampleEvent();
      await expect(store.append(freshStream(), [event, event], { expected: 'any' })).rejects.toMatchObject({
        code: 'event.id_twice',
      });
      await expect(store.append(freshStream(), [event], { expected: -1 })).rejects.toMatchObject({
        code: 'append.bad_revision',
      });
    });
  });
};
