import { describe, expect, test } from '@jest/globals';
import type { OpenStore } from './contract-settings.js';
import { collect, collectUntil, freshStream, sampleEvent, sampleEvents } from '../sample-events.js';

export const concurrencyContract = (open: OpenStore): void => {
  describe('concurrency', () => {
    test.each([1, 2, 3])('of concurrent creators exactly one wins (round %i)', async () => {
      const stream = freshStream();
      const stores = [open(), open()];
      const outcomes = await Promise.allSettled(
        Array.from({ length: 16 }, (_, n) =>
          stores[n % 2]?.append(stream, [sampleEvent({ n })], { expected: 'no-stream' }),
        ),
      );
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(lost).toHaveLength(15);
      for (const { reason } of lost) expect(reason).toMatchObject({ code: 'stream.revision_conflict' });
      expect(await collect(open().readStream(stream))).toHaveLength(1);
    });

    test('64 concurrent appenders to one stream lose nothing and double nothing', async () => {
      const stream = freshStream();
      const stores = [open(), open()];
      const results = await Promise.all(
        Array.from({ length: 64 }, (_, n) => stores[n % 2]?.append(stream, [sampleEvent({ n })], { expected: 'any' })),
      );
      const read = await collect(open().readStream<{ type: string; data: { n: number } }>(stream));
      expect(read.map((event) => event.revision)).toEqual(Array.from({ length: 64 }, (_, n) => n));
      expect(new Set(read.map((event) => event.data.n)).size).toBe(64);
      expect(new Set(results.map((result) => result?.position)).size).toBe(64);
    });

    test('of concurrent writers at the same revision exactly one wins each time', async () => {
      const stream = freshStream();
      const store = open();
      await store.append(stream, sampleEvents(1), { expected: 'no-stream' });
      const write = async (n: number): Promise<void> => {
        for (;;) {
          const [last] = await collect(store.readStream(stream, { direction: 'backwards', limit: 1 }));
          try {
            await store.append(stream, [sampleEvent({ n })], { expected: last?.revision ?? -1 });
            return;
          } catch (error) {
            expect(error).toMatchObject({ code: 'stream.revision_conflict' });
          }
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, n) => write(n)));
      expect(await collect(store.readStream(stream))).toHaveLength(9);
    });

    test('the same append sent several times at once is recorded once', async () => {
      const stream = freshStream();
      const events = sampleEvents(3);
      const stores = [open(), open()];
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, n) => stores[n % 2]?.append(stream, events, { expected: 'no-stream' })),
      );
      expect(new Set(results.map((result) => result?.position)).size).toBe(1);
      expect(await collect(open().readStream(stream))).toHaveLength(3);
    });

    test('a subscriber misses nothing and sees the order of positions while writers commit concurrently', async () => {
      const after = await open().head();
      const [writers, appends] = [12, 15];
      const received = collectUntil(
        open().subscribeAll({ after }),
        (messages) => messages.filter((message) => message.kind === 'event').length === writers * appends,
      );
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          const store = open();
          const stream = freshStream();
          for (let n = 0; n < appends; n += 1)
            await store.append(stream, [sampleEvent({ writer, n })], { expected: n === 0 ? 'no-stream' : n - 1 });
        }),
      );
      const events = (await received).flatMap((message) => (message.kind === 'event' ? [message.event] : []));
      expect(events).toEqual(await collect(open().readAll({ after })));
      expect(new Set(events.map((event) => event.id)).size).toBe(writers * appends);
    });
  });
};
