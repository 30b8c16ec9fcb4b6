import { describe, expect, test } from '@jest/globals';
import { appendRecordsContract, collect, contractPages, eventStoreContract, sampleEvents } from '../testing/index.js';
import { LOG_START } from '../positions.js';
import { MemoryEventStore } from './memory-event-store.js';

eventStoreContract('MemoryEventStore', async () => {
  const store = new MemoryEventStore(contractPages);
  return { open: () => store, dispose: () => store.close() };
});

appendRecordsContract('MemoryEventStore', async () => {
  const store = new MemoryEventStore(contractPages);
  return { open: () => store, dispose: () => store.close() };
});

describe('MemoryEventStore', () => {
  test('records with the clock that it is given', async () => {
    const store = new MemoryEventStore({ now: () => new Date('2026-05-06T07:08:09.010Z') });
    await store.append('dataset-1', sampleEvents(1), { expected: 'no-stream' });
    expect((await collect(store.readStream('dataset-1')))[0]?.recordedAt).toBe('2026-05-06T07:08:09.010Z');
  });

  test('when closed, subscriptions end and everything else is unavailable', async () => {
    const store = new MemoryEventStore();
    const subscription = collect(store.subscribeAll());
    await store.close();
    expect(await subscription).toEqual([{ kind: 'caughtUp', position: LOG_START }]);
    await expect(store.head()).rejects.toMatchObject({ code: 'eventstore.closed' });
    await expect(store.append('dataset-1', sampleEvents(1), { expected: 'any' })).rejects.toMatchObject({
      kind: 'Unavailable',
    });
  });
});
