import { beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore, ReadStreamOptions } from '../../event-store.js';
import { comparePositions } from '../../positions.js';
import { contractPages, type OpenStore } from './contract-settings.js';
import { collect, freshStream, sampleEvent, sampleEvents } from '../sample-events.js';

export const readContract = (open: OpenStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });
  const revisions = async (stream: string, options?: ReadStreamOptions): Promise<number[]> =>
    (await collect(store.readStream(stream, options))).map((event) => event.revision);
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

  describe('readStream', () => {
    const long = freshStream();
    const last = contractPages.pageSize * 2 + 4;
    beforeAll(() => store.append(long, sampleEvents(last + 1), { expected: 'no-stream' }));

    test('a missing stream is not found', async () => {
      const stream = freshStream();
      await expect(collect(store.readStream(stream))).rejects.toMatchObject({
        kind: 'NotFound',
        code: 'stream.not_found',
        details: { stream },
      });
      await expect(collect(store.readStream(stream, { from: 3, direction: 'backwards' }))).rejects.toMatchObject({
        code: 'stream.not_found',
      });
    });

    test('forwards and backwards, all of it', async () => {
      expect(await revisions(long)).toEqual(range(0, last));
      expect(await revisions(long, { direction: 'backwards' })).toEqual(range(0, last).reverse());
    });

    test.each([9, 10, 11, 20])('from revision %i, included, both ways', async (from) => {
      expect(await revisions(long, { from })).toEqual(range(from, last));
      expect(await revisions(long, { from, direction: 'backwards' })).toEqual(range(0, from).reverse());
    });

    test.each([0, 1, 9, 10, 11, 20, 21, 24, 25, 26])('a limit of %i', async (limit) => {
      expect(await revisions(long, { limit })).toEqual(range(0, last).slice(0, limit));
      expect(await revisions(long, { limit, direction: 'backwards' })).toEqual(
        range(0, last).reverse().slice(0, limit),
      );
    });

    test('the last event alone, and nothing behind it', async () => {
      expect(await revisions(long, { direction: 'backwards', limit: 1 })).toEqual([last]);
      expect(await revisions(long, { from: last + 1 })).toEqual([]);
    });

    test.each([10, 20])('a stream that ends at the boundary of a page (%i events)', async (count) => {
      const stream = freshStream();
      await store.append(stream, sampleEvents(count), { expected: 'no-stream' });
      expect(await revisions(stream)).toEqual(range(0, count - 1));
      expect(await revisions(stream, { direction: 'backwards' })).toEqual(range(0, count - 1).reverse());
    });

    test('two streams do not mix, even when one is called like the beginning of the other', async () => {
      const one = freshStream();
      const other = `${one}.more`;
      for (const n of [0, 1, 2]) {
        await store.append(one, [sampleEvent({ one: n })], { expected: 'any' });
        await store.append(other, [sampleEvent({ other: n })], { expected: 'any' });
      }
      expect((await collect(store.readStream(one))).map((e) => e.data)).toEqual([{ one: 0 }, { one: 1 }, { one: 2 }]);
      expect(await revisions(other)).toEqual([0, 1, 2]);
    });
  });

  describe('readAll', () => {
    const count = contractPages.scanWindow * 2 + 7;
    const stream = freshStream('readAll');
    let before: string;
    beforeAll(async () => {
      before = await store.head();
      for (let n = 0; n < count; n += 1)
        await store.append(n % 10 === 3 ? `${stream}.tenth` : stream, [sampleEvent({ n }, `kind${n % 2}.happened`)], {
          expected: 'any',
        });
    });
    const numbers = async (options: Parameters<EventStore['readAll']>[0]): Promise<unknown[]> =>
      (await collect(store.readAll({ after: before, ...options }))).map((event) => event.data);
    const expected = (keep: (n: number) => boolean): unknown[] =>
      range(0, count - 1)
        .filter(keep)
        .map((n) => ({ n }));

    test('everything in the order of positions', async () => {
      const events = await collect(store.readAll());
      for (const [index, event] of events.slice(1).entries())
        expect(comparePositions(events[index]?.position ?? '', event.position)).toBeLessThan(0);
      expect(events.at(-1)?.position).toBe(await store.head());
      expect(await numbers({})).toEqual(expected(() => true));
    });

    test('backwards, all of it and before a position, excluded', async () => {
      const backwards = { direction: 'backwards' } as const;
      expect(await numbers(backwards)).toEqual(expected(() => true).reverse());
      const newest = await collect(store.readAll({ ...backwards, limit: 12 }));
      expect(newest[0]?.position).toBe(await store.head());
      expect(await numbers({ ...backwards, before: newest[11]?.position })).toEqual(
        expected((n) => n < count - 12).reverse(),
      );
      expect(await numbers({ ...backwards, limit: 11, filter: { typePrefixes: ['kind1.'] } })).toEqual(
        expected((n) => n % 2 === 1)
          .reverse()
          .slice(0, 11),
      );
    });

    test('between two positions, both excluded', async () => {
      const [, second, , , , sixth] = await collect(store.readAll({ after: before, limit: 6 }));
      const between = { after: second?.position, before: sixth?.position };
      expect(await numbers(between)).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }]);
      expect(await numbers({ ...between, direction: 'backwards' })).toEqual([{ n: 4 }, { n: 3 }, { n: 2 }]);
    });

    test('after a position, excluded', async () => {
      const [, second] = await collect(store.readAll({ after: before, limit: 2 }));
      expect(await numbers({ after: second?.position })).toEqual(expected((n) => n > 1));
      expect(await numbers({ after: await store.head() })).toEqual([]);
    });

    test('by stream prefix, category and type prefix', async () => {
      expect(await numbers({ filter: { streamPrefixes: [`${stream}.`] } })).toEqual(expected((n) => n % 10 === 3));
      expect(await numbers({ filter: { categories: ['readAll', 'nobody'] } })).toEqual(expected(() => true));
      expect(await numbers({ filter: { categories: ['read'] } })).toEqual([]);
      expect(await numbers({ filter: { typePrefixes: ['kind1.'] } })).toEqual(expected((n) => n % 2 === 1));
      expect(await numbers({ filter: { typePrefixes: [] } })).toEqual([]);
    });

    test.each([0, 1, 10, 11, 57])('a limit of %i', async (limit) => {
      expect(await numbers({ limit })).toEqual(expected((n) => n < limit));
      const filter = { typePrefixes: ['kind0.'] };
      expect(await numbers({ limit, filter })).toEqual(expected((n) => n % 2 === 0).slice(0, limit));
    });
  });
};
