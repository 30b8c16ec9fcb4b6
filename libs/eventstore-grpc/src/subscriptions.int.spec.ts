import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type AllStreamSubscription,
  eventTypeFilter,
  type Filter,
  jsonEvent,
  KurrentDBClient,
  type Position,
  streamNameFilter,
  type StreamSubscription,
} from '@kurrent/kurrentdb-client';
import type { DomainEvent } from '@wordslab/contracts/core';
import { MemoryEventStore, type ReadStreamOptions, type RecordedEvent } from '@wordslab/eventstore';
import { type Front, startFront } from './front.js';

let store: MemoryEventStore;
let front: Front;
let client: KurrentDBClient;
beforeAll(async () => {
  store = new MemoryEventStore({ naming: 'free' });
  front = await startFront({ store, port: 0, deletable: true });
  client = KurrentDBClient.connectionString(front.url);
});
afterAll(async () => {
  await client.dispose();
  await front.close();
  await store.close();
});

const name = (): string => `subscribed_${randomUUID()}`;
const events = (count: number, first = 0, type = 'Counted') =>
  Array.from({ length: count }, (_, n) => jsonEvent({ type, data: { n: first + n } }));

/** What a subscription said, in order: revisions, and words. */
const typeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : String(error);
const listen = (subscription: StreamSubscription | AllStreamSubscription, of?: string) => {
  const heard: (number | string)[] = [];
  subscription.on('data', (resolved: { event?: { streamId: string; revision: bigint } }) => {
    if (of === undefined || resolved.event?.streamId === of) heard.push(Number(resolved.event?.revision));
  });
  subscription.on('caughtUp', () => heard.push('caught up'));
  subscription.on('error', (error: unknown) => heard.push(typeOf(error)));
  const until = async (length: number): Promise<(number | string)[]> => {
    for (let waited = 0; heard.length < length && waited < 10_000; waited += 10) await sleep(10);
    return heard;
  };
  return { heard, until };
};

describe('a subscription to a stream', () => {
  test('tells what is there, that it caught up, and what comes', async () => {
    const stream = name();
    await client.appendToStream(stream, events(3));
    const subscription = client.subscribeToStream(stream);
    const { until } = listen(subscription);
    expect(await until(4)).toEqual([0, 1, 2, 'caught up']);
    await client.appendToStream(`${stream}.other`, events(1));
    await client.appendToStream(stream, events(2, 3));
    expect(await until(6)).toEqual([0, 1, 2, 'caught up', 3, 4]);
    await subscription.unsubscribe();
  });

  test('begins behind a revision, or at the end', async () => {
    const stream = name();
    await client.appendToStream(stream, events(3));
    const behind = client.subscribeToStream(stream, { fromRevision: 1n });
    const atEnd = client.subscribeToStream(stream, { fromRevision: 'end' });
    const [one, other] = [listen(behind), listen(atEnd)];
    await one.until(2);
    await other.until(1);
    await client.appendToStream(stream, events(1, 3));
    expect(await one.until(3)).toEqual([2, 'caught up', 3]);
    expect(await other.until(2)).toEqual(['caught up', 3]);
    await behind.unsubscribe();
    await atEnd.unsubscribe();
  });

  test('waits for a stream that is not there yet, and ends with its tombstone', async () => {
    const stream = name();
    const { until } = listen(client.subscribeToStream(stream));
    await until(1);
    await client.appendToStream(stream, events(1));
    await until(2);
    await client.tombstoneStream(stream);
    expect(await until(3)).toEqual(['caught up', 0, 'stream-deleted']);
  });
});

describe('a subscription to $all', () => {
  test('begins behind a position and misses nothing while 16 writers append', async () => {
    const { position } = await client.appendToStream(name(), events(1));
    const subscription = client.subscribeToAll({ fromPosition: position ?? 'start' });
    const seen: bigint[] = [];
    subscription.on('data', ({ event }) => void (event && seen.push(event.position.commit)));
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        const stream = name();
        for (let n = 0; n < 20; n += 1) await client.appendToStream(stream, events(1, n));
      }),
    );
    for (let waited = 0; seen.length < 320 && waited < 10_000; waited += 10) await sleep(10);
    const first = (position?.commit ?? 0n) + 1n;
    expect(seen).toEqual(Array.from({ length: 320 }, (_, n) => first + BigInt(n)));
    await subscription.unsubscribe();
  });

  test('by stream and by type, with prefixes and expressions', async () => {
    const stream = name();
    const { position = { commit: 0n, prepare: 0n } } = await client.appendToStream(stream, events(1));
    await client.appendToStream(stream, events(1, 1, 'Other'));
    await client.appendToStream(`x${stream}`, events(1));
    await client.appendToStream(stream, events(1, 2));
    const heard = async (filter: Filter): Promise<unknown[]> => {
      const subscription = client.subscribeToAll({ fromPosition: position, filter });
      const listening = listen(subscription);
      while (listening.heard.at(-1) !== 'caught up') await sleep(10);
      await subscription.unsubscribe();
      return listening.heard.slice(0, -1);
    };
    expect(await heard(streamNameFilter({ prefixes: [stream] }))).toEqual([1, 2]);
    expect(await heard(streamNameFilter({ regex: `^x${stream}$` }))).toEqual([0]);
    expect(await heard(eventTypeFilter({ prefixes: ['Oth', 'None'] }))).toEqual([1]);
    expect(await heard(eventTypeFilter({ regex: '^(?!Counted)' }))).toEqual([1]);
  });

  test('with a filter it says how far it came, also where nothing passes', async () => {
    const { position: fromPosition = 'start' } = await client.appendToStream(name(), events(1));
    const checkpoints: Position[] = [];
    const filter = eventTypeFilter({
      prefixes: ['Nothing'],
      maxSearchWindow: 10,
      checkpointInterval: 2,
      checkpointReached: (_subscription, position) => void checkpoints.push(position),
    });
    const subscription = client.subscribeToAll({ fromPosition, filter });
    const { until } = listen(subscription);
    await until(1);
    await client.appendToStream(name(), events(65));
    for (let waited = 0; checkpoints.length < 3 && waited < 10_000; waited += 10) await sleep(10);
    const start = fromPosition === 'start' ? 0n : fromPosition.commit;
    expect(checkpoints.map(({ commit }) => commit - start)).toEqual([20n, 40n, 60n]);
    await subscription.unsubscribe();
  });

  test('an expression that is none is refused', async () => {
    const subscription = client.subscribeToAll({ filter: eventTypeFilter({ regex: '(' }) });
    const message = await new Promise((resolve) => {
      subscription.on('error', (error: unknown) => resolve(String(error)));
    });
    expect(message).toContain('INVALID_ARGUMENT: the filter is no regular expression');
  });
});

describe('what a subscriber and its store do to each other', () => {
  /** A store that counts what it gives, and in which somebody writes just when its head was looked at. */
  class Watched extends MemoryEventStore {
    given = 0;
    afterHead: (() => Promise<unknown>) | undefined;

    override async head(): Promise<string> {
      const head = await super.head();
      await this.afterHead?.();
      this.afterHead = undefined;
      return head;
    }

    override async *readStream<E extends DomainEvent>(
      stream: string,
      options?: ReadStreamOptions,
    ): AsyncGenerator<RecordedEvent<E>> {
      for await (const event of super.readStream<E>(stream, options)) {
        this.given += 1;
        yield event;
      }
    }
  }
  const served = async (use: (store: Watched, client: KurrentDBClient) => Promise<void>): Promise<void> => {
    const watched = new Watched({ naming: 'free' });
    const over = await startFront({ store: watched, port: 0 });
    const itsClient = KurrentDBClient.connectionString(over.url);
    try {
      await use(watched, itsClient);
    } finally {
      await itsClient.dispose();
      await over.close();
      await watched.close();
    }
  };

  test('a client that reads slowly is waited for', () =>
    served(async (watched, itsClient) => {
      const large = 'x'.repeat(256 * 1024);
      for (let n = 0; n < 20; n += 1) {
        const twenty = Array.from({ length: 20 }, () => jsonEvent({ type: 'Large', data: large }));
        await itsClient.appendToStream('slow', twenty);
      }
      const subscription = itsClient.subscribeToStream('slow');
      const iterator = subscription[Symbol.asyncIterator]();
      await iterator.next();
      await sleep(1000);
      // 100 MB wait to be read; the store was asked for a part of it.
      expect(watched.given).toBeLessThan(200);
      for (let n = 1; n < 400; n += 1) await iterator.next();
      await subscription.unsubscribe();
    }));

  test('an event that comes while the stream is read is told once', () =>
    served(async (watched, itsClient) => {
      await itsClient.appendToStream('busy', events(2));
      watched.afterHead = () => itsClient.appendToStream('busy', events(1, 2));
      const subscription = itsClient.subscribeToStream('busy');
      const { until } = listen(subscription);
      await until(4);
      await itsClient.appendToStream('busy', events(1, 3));
      expect((await until(5)).filter((heard) => heard !== 'caught up')).toEqual([0, 1, 2, 3]);
      await subscription.unsubscribe();
    }));
});
