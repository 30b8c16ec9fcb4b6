import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainEvent } from '@wordslab/contracts/core';
import {
  type AppendOptions,
  type AppendResult,
  MemoryEventStore,
  type NewEvent,
  type ReadStreamOptions,
  type RecordedEvent,
} from '@wordslab/eventstore';
import { collect, sampleEvent } from '@wordslab/eventstore/testing';
import { Streams } from './streams.js';

/** Answers late, the more so the earlier it was asked, and counts its reads. */
class SlowStore extends MemoryEventStore {
  reads = 0;
  under = 0;
  most = 0;
  #delay = 8;

  override async append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendResult> {
    this.most = Math.max(this.most, (this.under += 1));
    const result = super.append(stream, events, options);
    await sleep((this.#delay = Math.max(1, this.#delay - 1)));
    this.under -= 1;
    return result;
  }

  override async *readStream<E extends DomainEvent>(
    stream: string,
    options?: ReadStreamOptions,
  ): AsyncGenerator<RecordedEvent<E>> {
    this.reads += 1;
    await sleep((this.#delay = Math.max(1, this.#delay - 1)));
    yield* super.readStream<E>(stream, options);
  }
}

const streamsOver = (store: MemoryEventStore): Streams =>
  new Streams({ store, deletable: true, now: () => new Date(0) });

describe('appends through the front', () => {
  test('asked for at once, are recorded together in that order, and the stream is looked at once', async () => {
    const store = new SlowStore({ naming: 'free' });
    const streams = streamsOver(store);
    const appends = Array.from({ length: 40 }, (_, n) => streams.append('s', [sampleEvent({ n })], 'any'));
    expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(appends.map((_, n) => n));
    expect(store.most).toBeGreaterThan(1);
    expect(store.reads).toBeLessThan(3);
    expect((await collect(store.readStream('s'))).map(({ data }) => data)).toEqual(appends.map((_, n) => ({ n })));
  });

  test('asked for after a tombstone are refused, however the store is known by then', async () => {
    const store = new SlowStore({ naming: 'free' });
    const streams = streamsOver(store);
    await streams.append('s', [sampleEvent()], 'any');
    const before = [streams.append('s', [sampleEvent()], 'any'), streams.append('s', [sampleEvent()], 1)];
    const ended = streams.tombstone('s', 'any');
    const after = [
      streams.append('s', [sampleEvent()], 'any'),
      streams.append('s', [sampleEvent()], 3),
      streams.append('s', [sampleEvent()], 'stream-exists'),
      streams.append('$$s', [sampleEvent({}, '$metadata')], 'any'),
      streams.appendRecords([{ stream: 's', event: sampleEvent() }], []),
    ];
    expect((await Promise.all(before)).map(({ revision }) => revision)).toEqual([1, 2]);
    expect(await ended).toMatchObject({ revision: 3 });
    for (const late of await Promise.allSettled(after))
      expect(late).toMatchObject({ status: 'rejected', reason: { code: 'stream.deleted' } });
    await expect(streams.append('s', [sampleEvent()], 'any')).rejects.toMatchObject({ code: 'stream.deleted' });
  });

  test('of a stream that could not be looked at are tried all the same', async () => {
    const store = new SlowStore({ naming: 'free' });
    const streams = streamsOver(store);
    await streams.append('s', [sampleEvent()], 'any');
    await streams.tombstone('s', 'any');
    const late = [streams.append('s', [sampleEvent()], 'any'), streams.append('s', [sampleEvent()], 'any')];
    for (const { status } of await Promise.allSettled(late)) expect(status).toBe('rejected');
    expect(await streams.append('t', [sampleEvent()], 'any')).toMatchObject({ revision: 0 });
  });
});
