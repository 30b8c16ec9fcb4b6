import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { Unavailable } from '@wordslab/contracts/core';
import {
  type AppendResult,
  type EventStore,
  MemoryEventStore,
  type ReadAllOptions,
  type RecordedEvent,
} from '@wordslab/eventstore';
import { KurrentDbEventStore } from '@wordslab/eventstore/kurrentdb';
import { collect, sampleEvents } from '@wordslab/eventstore/testing';
import { startFront } from './front.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const opened = (url: string, onInterruption?: (error: Error) => void): KurrentDbEventStore => {
  const adapter = new KurrentDbEventStore({ url, onInterruption });
  closing.push(() => adapter.close());
  return adapter;
};
const serve = async (store: EventStore, port = 0) => {
  const front = await startFront({ store, port, deletable: true });
  closing.push(() => front.close());
  return front;
};
const freeStore = (): MemoryEventStore => new MemoryEventStore({ naming: 'free' });

describe('KurrentDbEventStore without its server', () => {
  test('everything is unavailable, and says what to do', async () => {
    const front = await serve(freeStore());
    await front.close();
    const adapter = opened(front.url);
    const unavailable = {
      kind: 'Unavailable',
      code: 'eventstore.unavailable',
      hint: expect.stringContaining('same event ids'),
    };
    await expect(adapter.append('dataset-1', sampleEvents(1), { expected: 'any' })).rejects.toMatchObject(unavailable);
    await expect(adapter.head()).rejects.toMatchObject(unavailable);
    await expect(collect(adapter.readStream('dataset-1'))).rejects.toMatchObject(unavailable);
    await expect(collect(adapter.readAll())).rejects.toMatchObject(unavailable);
  });

  test('an answer that is lost: unavailable, and the repetition records once', async () => {
    const store = new Forgetful({ naming: 'free' });
    const adapter = opened((await serve(store)).url);
    const events = sampleEvents(3);
    store.forgets = true;
    await expect(adapter.append('dataset-1', events, { expected: 'no-stream' })).rejects.toMatchObject({
      kind: 'Unavailable',
    });
    store.forgets = false;
    expect(await adapter.append('dataset-1', events, { expected: 'no-stream' })).toMatchObject({ revision: 2 });
    expect(await collect(adapter.readStream('dataset-1'))).toHaveLength(3);
  });

  test('a server that goes away in the middle of an append: unavailable, and the repetition records once', async () => {
    const store = new Forgetful({ naming: 'free' });
    const first = await serve(store);
    const adapter = opened(first.url);
    await adapter.append('dataset-0', sampleEvents(1), { expected: 'any' });
    store.delayMs = 300;
    const events = sampleEvents(2);
    const outcome = expect(adapter.append('dataset-1', events, { expected: 'no-stream' })).rejects.toMatchObject({
      kind: 'Unavailable',
    });
    await sleep(100);
    await first.close();
    await outcome;
    store.delayMs = 0;
    await serve(store, first.port);
    expect(await eventually(() => adapter.append('dataset-1', events, { expected: 'no-stream' }))).toMatchObject({
      revision: 1,
    });
    expect(await eventually(() => collect(adapter.readStream('dataset-1')))).toHaveLength(2);
  });

  test('a read of the log that ends before its head: unavailable, instead of what there was', async () => {
    const store = new ShortOfBreath({ naming: 'free' });
    const adapter = opened((await serve(store)).url);
    await store.append('dataset-1', sampleEvents(8), { expected: 'no-stream' });
    store.events = 5;
    await expect(collect(adapter.readAll())).rejects.toMatchObject({
      code: 'eventstore.unavailable',
      message: 'the event store ended a read at 5, before 8, which it has',
    });
    store.events = Infinity;
    expect(await collect(adapter.readAll())).toHaveLength(8);
  });

  test('a subscription to a log whose reads end too soon waits, and misses and doubles nothing', async () => {
    const store = new ShortOfBreath({ naming: 'free' });
    const interruptions: Error[] = [];
    const adapter = opened((await serve(store)).url, (error) => interruptions.push(error));
    await store.append('dataset-1', sampleEvents(8), { expected: 'no-stream' });
    store.events = 5;
    setTimeout(() => (store.events = Infinity), 1000);
    let seen = 0;
    for await (const message of adapter.subscribeAll()) {
      if (message.kind === 'caughtUp') break;
      if (message.kind === 'event') expect(message.event.data).toEqual({ n: seen++ });
    }
    expect(seen).toBe(8);
    expect(interruptions[0]?.message).toMatch(/ended a read at 5/);
  });

  test('a subscription outlives its server, and misses and doubles nothing', async () => {
    const store = freeStore();
    const first = await serve(store);
    const interruptions: Error[] = [];
    const adapter = opened(first.url, (error) => interruptions.push(error));
    await store.append('dataset-1', sampleEvents(3), { expected: 'no-stream' });
    let seen = 0;
    let restarted = false;
    for await (const message of adapter.subscribeAll()) {
      if (message.kind === 'event') expect(message.event.data).toEqual({ n: seen++ });
      if (message.kind === 'caughtUp' && seen === 6) break;
      if (message.kind !== 'caughtUp' || restarted) continue;
      restarted = true;
      await first.close();
      await store.append('dataset-1', sampleEvents(2, 3), { expected: 2 });
      setTimeout(() => {
        void serve(store, first.port).then(() => store.append('dataset-1', sampleEvents(1, 5), { expected: 4 }));
      }, 3000);
    }
    expect(seen).toBe(6);
    expect(interruptions[0]).toMatchObject({ kind: 'Unavailable' });
  }, 60_000);

  test('when closed, subscriptions end and everything else is unavailable', async () => {
    const adapter = opened((await serve(freeStore())).url);
    const subscription = collect(adapter.subscribeAll());
    await adapter.head();
    await adapter.close();
    await subscription;
    await expect(adapter.head()).rejects.toMatchObject({ code: 'eventstore.closed' });
    await expect(collect(adapter.readStream('dataset-1'))).rejects.toMatchObject({ code: 'eventstore.closed' });
    await expect(adapter.append('dataset-1', sampleEvents(1), { expected: 'any' })).rejects.toMatchObject({
      code: 'eventstore.closed',
    });
  });
});

describe('KurrentDbEventStore and what others do in the log', () => {
  test('system events are not in it', async () => {
    const store = freeStore();
    const adapter = opened((await serve(store)).url);
    const { position } = await adapter.append('dataset-1', sampleEvents(2), { expected: 'any' });
    const system = sampleEvents(1).map((event) => ({ ...event, type: '$metadata', data: { $maxCount: 5 } }));
    await store.append('$$dataset-1', system, { expected: 'any' });
    expect(await adapter.head()).toBe(position);
    expect(await collect(adapter.readAll())).toHaveLength(2);
    const backwards = await collect(adapter.readAll({ direction: 'backwards' }));
    expect(backwards.map((event) => event.revision)).toEqual([1, 0]);
  });

  test('a stream that was ended for good is gone for readers and writers', async () => {
    const front = await serve(freeStore());
    const adapter = opened(front.url);
    await adapter.append('dataset-1', sampleEvents(1), { expected: 'any' });
    const other = KurrentDBClient.connectionString(front.url);
    await other.tombstoneStream('dataset-1');
    await other.dispose();
    const gone = { kind: 'NotFound', code: 'stream.deleted' };
    await expect(collect(adapter.readStream('dataset-1'))).rejects.toMatchObject(gone);
    await expect(adapter.append('dataset-1', sampleEvents(1), { expected: 'any' })).rejects.toMatchObject(gone);
  });
});

/** Records, but may be slow to say so, or not say so at all. */
class Forgetful extends MemoryEventStore {
  forgets = false;
  delayMs = 0;

  override async append(...append: Parameters<MemoryEventStore['append']>): Promise<AppendResult> {
    const result = await super.append(...append);
    if (this.delayMs > 0) await sleep(this.delayMs);
    if (this.forgets) throw new Unavailable('eventstore.unavailable', 'the answer was lost');
    return result;
  }
}

/** Ends every read of the log forwards after some events, as a server that stops does. */
class ShortOfBreath extends MemoryEventStore {
  events = Infinity;

  override async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    let left = options.direction === 'backwards' ? Infinity : this.events;
    for await (const event of super.readAll(options)) {
      if (left === 0) return;
      left -= 1;
      yield event;
    }
  }
}

/** What a caller does who was told to try again. */
const eventually = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 50) throw error;
      expect(error).toMatchObject({ kind: 'Unavailable' });
      await sleep(100);
    }
  }
};
