import { setTimeout } from 'node:timers/promises';

/** Waits, unless `signal` ends the wait first. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
