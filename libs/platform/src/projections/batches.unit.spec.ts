import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type NewEvent } from '@wordslab/eventstore';
import { type Batch, followInBatches } from './batches.js';
import { Pace } from './pace.js';

const event = (type: string): NewEvent => ({
  id: crypto.randomUUID(),
  type,
  data: {},
  metadata: {
    v: 1,
    tenant: 'acme',
    module: 'dev',
    actor: 'a',
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'c',
  },
});

const storeOf = async (...types: string[]): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore();
  await store.append('note-1', types.map(event), { expected: 'no-stream' });
  return store;
};

const untilHead = async (store: MemoryEventStore, size: number, handles = ['note.*']): Promise<Batch[]> => {
  const batches: Batch[] = [];
  const signal = new AbortController().signal;
  for await (const batch of followInBatches(store, { after: null, handles, size, signal })) {
    batches.push(batch);
    if (batch.isAtHead) break;
  }
  return batches;
};

describe('followInBatches', () => {
  it('gives every event once, in order, at most so many at a time, and says when it is at the head', async () => {
    const store = await storeOf(...Array.from({ length: 7 }, () => 'note.written'));
    const batches = await untilHead(store, 3);
    expect(batches.map((b) => b.events.length)).toEqual([3, 3, 1]);
    expect(batches.flatMap((b) => b.events.map((e) => e.revision))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(batches.map((b) => b.isAtHead)).toEqual([false, false, true]);
    expect(batches.at(-1)?.position).toBe(await store.head());
    await store.close();
  });

  it('says how far it looked where nothing concerns it, and leaves out what only begins alike', async () => {
    const store = await storeOf('note.written', 'note.writtenTwice', 'other.happened');
    const batches = await untilHead(store, 10, ['note.written']);
    expect(batches.flatMap((b) => b.events.map((e) => e.type))).toEqual(['note.written']);
    expect(batches.at(-1)?.position).toBe(await store.head());
    await store.close();
  });

  it('tells a failure of the store when the batch is asked for', async () => {
    const store = await storeOf('note.written');
    const failing = {
      subscribeAll: async function* () {
        for await (const read of store.readAll()) yield { kind: 'event', event: read };
        throw new Error('the store is gone');
      },
    } as unknown as MemoryEventStore;
    await expect(untilHead(failing, 10)).rejects.toThrow('the store is gone');
    await store.close();
  });
});

describe('Pace', () => {
  const at = (seconds: number) => new Date(seconds * 1_000);

  it('says how many events a second it was, and how long the rest will take', () => {
    const pace = new Pace('1000', at(0));
    const speed = pace.after({ events: new Array(500), position: '2000' }, '5000', at(2));
    expect(speed).toEqual({ eventsPerSecond: 250, remainingSeconds: 6 });
  });

  it('says nothing before time has passed, and no rest where the log is read', () => {
    const pace = new Pace(null, at(0));
    const nothing = { eventsPerSecond: null, remainingSeconds: null };
    expect(pace.after({ events: [1], position: '1' }, '9', at(0))).toEqual(nothing);
    expect(pace.after({ events: [], position: '9' }, '8', at(1)).remainingSeconds).toBe(0);
  });
});
