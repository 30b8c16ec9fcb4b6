import { expect, test } from '@jest/globals';
import { MemoryEventStore, verifyLog } from '@wordslab/eventstore';
import { KurrentDbEventStore } from '@wordslab/eventstore/kurrentdb';
import { sampleEvents } from '@wordslab/eventstore/testing';
import { startFront } from './front.js';

test('a log in a KurrentDB is walked and parsed, and nobody claims that a chain held', async () => {
  const front = await startFront({ store: new MemoryEventStore({ naming: 'free' }), port: 0, deletable: true });
  const store = new KurrentDbEventStore({ url: front.url });
  try {
    for (const stream of ['dataset-a', 'dataset-b']) await store.append(stream, sampleEvents(3), { expected: 'any' });
    const { position: after } = await store.append('dataset-a', sampleEvents(1), { expected: 'any' });
    await store.append('dataset-b', sampleEvents(2), { expected: 'any' });
    const whyUnreadable = ({ revision }: { revision: number }) => (revision === 4 ? 'no' : null);

    const whole = await verifyLog(store, { whyUnreadable });
    expect(whole).toMatchObject({ events: 9, streams: 2, parsed: true, chained: false, upTo: await store.head() });
    expect(whole.faults).toMatchObject([
      { problem: 'unreadable', count: 1, first: { stream: 'dataset-b', revision: 4 } },
    ]);
    expect(await verifyLog(store, { whyUnreadable, after })).toMatchObject({ after, events: 2, streams: 0 });
  } finally {
    await store.close();
    await front.close();
  }
});
