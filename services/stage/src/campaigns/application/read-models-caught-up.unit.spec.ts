import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { MemoryEventStore } from '@wordslab/eventstore';
import type { ProjectionsRunner } from '@wordslab/platform';
import { ReadModelsCaughtUp } from './read-models-caught-up.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const store = new MemoryEventStore();
const follower: { name: string; seen: string | null } = { name: 'campaigns', seen: null };
const caughtUp = new ReadModelsCaughtUp(store, { followers: [follower] } as unknown as ProjectionsRunner);

it('waits until the read model has come as far as the log', async () => {
  follower.seen = null;
  const waited = caughtUp.of('campaigns');
  await jest.advanceTimersByTimeAsync(1_000);
  follower.seen = await store.head();
  await jest.advanceTimersByTimeAsync(20);
  await expect(waited).resolves.toBeUndefined();
});

it('gives up on one that stands still', async () => {
  follower.seen = null;
  const refused = expect(caughtUp.of('campaigns')).rejects.toMatchObject({ code: 'read_model.behind' });
  await jest.advanceTimersByTimeAsync(21_000);
  await refused;
});
