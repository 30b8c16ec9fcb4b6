import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@wordslab/platform/process';
import { type EventStore, MemoryEventStore, type RecordedEvent } from '@wordslab/eventstore';
import type { SnapshotFact } from '@wordslab/sync';
import { newId } from '@wordslab/contracts/core';
import { type FactReader, factOf, followFacts } from './facts.js';

const refused = { snapshot: 'sha256:ab', code: 'snapshot.expired', detail: 'too late' };
const entry = (more: object = {}) => ({
  id: newId(),
  seq: 1,
  type: 'snapshot.refused',
  v: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
  actor: 'wordslab',
  data: refused,
  ...more,
});
const recorded = (stream: string, type: string, data: unknown): RecordedEvent => ({
  id: newId(),
  stream,
  type,
  data,
  revision: 0,
  position: '1',
  recordedAt: '2026-01-01T00:00:00.000Z',
  metadata: {
    v: 1,
    tenant: 'acme',
    module: 'dev',
    actor: 'wordslab',
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'c',
  },
});
const read = (stream: string, type: string, data: unknown) => {
  const why: string[] = [];
  return { fact: factOf(recorded(stream, type, data), (reason) => why.push(reason)), why };
};

describe('an event as a fact', () => {
  it.each([
    ['snapshot-ab', 'snapshot.refused'],
    ['order-1', 'snapshot.ordered'],
    ['relay-ab-train', 'snapshot.relayOrdered'],
  ])('of this module: %s, %s', (stream, type) => {
    expect(read(stream, type, { a: 1 })).toEqual({ fact: { from: null, type, data: { a: 1 } }, why: [] });
  });

  it.each([
    ['feed-lifecycle-01J0', 'lifecycle'],
    ['feed-prod-eu-01J0', 'prod-eu'],
  ])('of a peer, who is named by the stream: %s', (stream, from) => {
    const { fact } = read(stream, 'feed.snapshot.refused', entry());
    expect(fact).toEqual({ from, type: 'snapshot.refused', data: refused });
  });

  it.each([
    ['dataset-1', 'dataset.versionPublished', {}],
    ['feed-dev-01J0', 'feed.dataset.versionPublished', entry({ type: 'dataset.versionPublished' })],
    ['feed-dev-01J0', 'snapshot.refused', refused],
  ])('is none in %s, %s', (stream, type, data) => {
    expect(read(stream, type, data)).toEqual({ fact: undefined, why: [] });
  });

  it.each([
    ['no entry at all', { a: 1 }],
    ['a newer version', entry({ v: 2 })],
    ['a type that nobody declared', entry({ type: 'snapshot.melted' })],
    ['data with a field too many', entry({ data: { ...refused, text: 'Anna' } })],
    ['data with a field too few', entry({ data: { snapshot: 'sha256:ab' } })],
  ])('is none, and says so, when a peer sends %s', (_what, data) => {
    const { fact, why } = read('feed-dev-01J0', 'feed.snapshot.refused', data);
    expect(fact).toBeUndefined();
    expect(why).toHaveLength(1);
  });
});

class Reader implements FactReader {
  readonly restored: string[] = [];
  readonly handled: string[] = [];
  restore({ data }: SnapshotFact): void {
    this.restored.push(JSON.stringify(data));
  }
  handle({ data }: SnapshotFact): Promise<void> {
    this.handled.push(JSON.stringify(data));
    return this.handled.length === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
  }
}

const append = (store: EventStore, stream: string, type: string, data: unknown) => {
  const { id, metadata } = recorded(stream, type, data);
  return store.append(stream, [{ id, type, data, metadata }], { expected: 'any' });
};

describe('following facts', () => {
  it('restores history, tells when that is done, then handles what is new, whatever becomes of each', async () => {
    const store = new MemoryEventStore();
    const reader = new Reader();
    const stopping = new AbortController();
    await append(store, 'snapshot-ab', 'snapshot.refused', 1);
    await append(store, 'feed-dev-01J0', 'feed.snapshot.refused', entry({ v: 7 }));
    await append(store, 'dataset-1', 'snapshot.refused', 'of no category that is read');
    const started = Promise.withResolvers<void>();
    const following = followFacts(store, [reader], {
      signal: stopping.signal,
      logger: createLogger('spec', 'silent'),
      started: started.resolve,
    });
    await started.promise;
    expect(reader).toMatchObject({ restored: ['1'], handled: [] });
    for (const data of [2, 3]) await append(store, 'snapshot-ab', 'snapshot.refused', data);
    while (reader.handled.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    stopping.abort();
    await following;
    expect(reader).toMatchObject({ restored: ['1'], handled: ['2', '3'] });
  });
});
