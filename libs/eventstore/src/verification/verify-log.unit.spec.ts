import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryEventStore } from '../memory/memory-event-store.js';
import { sampleEvents } from '../testing/index.js';
import { verifyLog } from './verify-log.js';

let store: MemoryEventStore;
beforeEach(async () => {
  store = new MemoryEventStore();
  await store.append('dataset-a', sampleEvents(2), { expected: 'any' });
  await store.append('dataset-b', sampleEvents(1500), { expected: 'any' });
});

describe('a walk through a log', () => {
  test('counts events and streams, and says that no chain is kept and nothing was parsed', async () => {
    expect(await verifyLog(store)).toEqual({
      ...{ after: '0', upTo: await store.head(), events: 1502, streams: 2 },
      ...{ parsed: false, chained: false, faults: [] },
    });
  });

  test('names the first event that cannot be read, and how many there are', async () => {
    const whyUnreadable = ({ stream, revision }: { stream: string; revision: number }) =>
      stream === 'dataset-b' && revision > 1497 ? `does not fit at revision ${revision}` : null;
    const { faults, parsed } = await verifyLog(store, { whyUnreadable });
    expect(parsed).toBe(true);
    expect(faults).toEqual([
      {
        ...{ problem: 'unreadable', count: 2 },
        first: {
          ...{ position: '1501', stream: 'dataset-b', revision: 1498, type: 'dataset.created', version: 1 },
          detail: 'does not fit at revision 1498',
        },
      },
    ]);
  });

  test('goes on after a position', async () => {
    expect(await verifyLog(store, { after: '1000' })).toMatchObject({ after: '1000', events: 502, streams: 0 });
    expect(await verifyLog(store, { after: '1502' })).toMatchObject({ upTo: '1502', events: 0 });
  });

  test('says how far it came, and ends when it is stopped', async () => {
    const stopping = new AbortController();
    const told: unknown[] = [];
    const walk = verifyLog(store, {
      signal: stopping.signal,
      onProgress: (progress) => {
        told.push(progress);
        stopping.abort(new Error('enough'));
      },
    });
    await expect(walk).rejects.toThrow('enough');
    expect(told).toEqual([{ upTo: '1000', events: 1000, fraction: 1000 / 1502, faults: 0 }]);
  });
});
