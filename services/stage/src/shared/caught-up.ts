import { setTimeout as pause } from 'node:timers/promises';
import { comparePositions, type EventStore } from '@wordslab/eventstore';
import type { ProjectionsRunner } from '@wordslab/platform';

const LOOK_MS = 10;

/**
 * Waits until a projection has come as far as the log is now; false when the signal came first. Whoever takes up at
 * start what the log calls open asks the read model after this: else a request that it had not seen when the module went
 * down, and whose reactor had, would be nobody's.
 */
export const caughtUp = async (
  { projections, store }: { projections: ProjectionsRunner; store: EventStore },
  projection: string,
  signal: AbortSignal,
): Promise<boolean> => {
  const head = await store.head();
  for (; !signal.aborted; await pause(LOOK_MS, undefined, { signal }).catch(() => undefined)) {
    const seen = projections.followers.find((follower) => follower.name === projection)?.seen;
    if (seen && comparePositions(seen, head) >= 0) return true;
  }
  return false;
};
