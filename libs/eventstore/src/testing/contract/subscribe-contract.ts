import { beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore, SubscriptionMessage } from '../../event-store.js';
import { comparePositions } from '../../positions.js';
import { contractPages, type OpenStore } from './contract-settings.js';
import { collect, collectUntil, freshStream, sampleEvent, sampleEvents } from '../sample-events.js';

const isCaughtUp = (messages: readonly SubscriptionMessage[]): boolean => messages.at(-1)?.kind === 'caughtUp';
const dataOf = (messages: readonly SubscriptionMessage[]): unknown[] =>
  messages.flatMap((message) => (message.kind === 'event' ? [message.event.data] : []));
const numbered = (from: number, to: number): unknown[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ n: from + index }));

export const subscribeContract = (open: OpenStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });

  describe('subscribeAll', () => {
    test('delivers what is there, says that it caught up, then delivers what comes', async () => {
      const after = await store.head();
      const stream = freshStream();
      await store.append(stream, sampleEvents(25), { expected: 'no-stream' });
      const head = await store.head();
      const messages: SubscriptionMessage[] = [];
      for await (const message of store.subscribeAll({ after })) {
        messages.push(message);
        if (messages.length === 26) {
          expect(message).toEqual({ kind: 'caughtUp', position: head });
          await store.append(stream, sampleEvents(2, 25), { expected: 24 });
        }
        if (messages.length === 29) break;
      }
      expect(dataOf(messages)).toEqual(numbered(0, 26));
      expect(messages.at(-1)).toEqual({ kind: 'caughtUp', position: await store.head() });
    });

    test('on an end without news: caught up at once, where it began', async () => {
      const after = await store.head();
      expect(await collectUntil(store.subscribeAll({ after }), isCaughtUp)).toEqual([
        { kind: 'caughtUp', position: after },
      ]);
    });

    test('wakes for what another store appends', async () => {
      const after = await store.head();
      const received = collectUntil(store.subscribeAll({ after }), (messages) => dataOf(messages).length === 1);
      await open().append(freshStream(), [sampleEvent({ from: 'elsewhere' })], { expected: 'any' });
      expect(dataOf(await received)).toEqual([{ from: 'elsewhere' }]);
    });

    test.each([1, 9, 10, 11, 20, 24])('resumes behind event %i of 25 with the next one', async (stopAfter) => {
      const after = await store.head();
      await store.append(freshStream(), sampleEvents(25), { expected: 'no-stream' });
      const first = await collectUntil(store.subscribeAll({ after }), (messages) => messages.length === stopAfter);
      const stopped = first.at(-1);
      const position = stopped?.kind === 'event' ? stopped.event.position : undefined;
      const rest = await collectUntil(open().subscribeAll({ after: position }), isCaughtUp);
      expect([...dataOf(first), ...dataOf(rest)]).toEqual(numbered(0, 24));
    });

    test('with a filter: only what passes, and checkpoints where much is skipped', async () => {
      const after = await store.head();
      const wanted = freshStream('wanted');
      await store.append(wanted, [sampleEvent({ n: 0 })], { expected: 'no-stream' });
      await store.append(freshStream('skipped'), sampleEvents(contractPages.scanWindow * 3), { expected: 'no-stream' });
      await store.append(wanted, [sampleEvent({ n: 1 })], { expected: 0 });
      const messages = await collectUntil(
        store.subscribeAll({ after, filter: { streamPrefixes: [wanted] } }),
        isCaughtUp,
      );
      expect(dataOf(messages)).toEqual(numbered(0, 1));
      const checkpoints = messages.filter((message) => message.kind === 'checkpoint');
      expect(checkpoints.length).toBeGreaterThanOrEqual(3);
      const positions = messages.map((m) => (m.kind === 'event' ? m.event.position : m.position));
      for (const [index, position] of positions.slice(1).entries())
        expect(comparePositions(positions[index] ?? '', position)).toBeLessThanOrEqual(0);
      const rest = await collectUntil(
        open().subscribeAll({ after: checkpoints[1]?.position, filter: { streamPrefixes: [wanted] } }),
        isCaughtUp,
      );
      expect(dataOf(rest)).toEqual([{ n: 1 }]);
    });

    test('a filter that lets nothing through still comes to the head', async () => {
      const messages = await collectUntil(store.subscribeAll({ filter: { categories: ['nobody'] } }), isCaughtUp);
      expect(dataOf(messages)).toEqual([]);
      expect(messages.at(-1)).toEqual({ kind: 'caughtUp', position: await store.head() });
    });

    test('its signal ends it without an error, also while it waits', async () => {
      const waiting = new AbortController();
      const messages: SubscriptionMessage[] = [];
      for await (const message of store.subscribeAll({ after: await store.head(), signal: waiting.signal })) {
        messages.push(message);
        setTimeout(() => waiting.abort(), 20);
      }
      expect(messages).toHaveLength(1);
      expect(await collect(store.subscribeAll({ signal: AbortSignal.abort() }))).toEqual([]);
    });
  });
};
