import type { EventStore } from '../event-store.js';
import type { Position } from '../positions.js';
import type { BrokenChain, ChainProgress } from '../postgres/chains.js';

/** What a store can do as well that keeps a hash chain of each stream's events. */
export interface KeepsChains {
  /** Goes through the chains from `after` on; ends at the first break or at the log's end. @throws Unavailable */
  verifyChains(after?: Position): AsyncGenerator<ChainProgress, BrokenChain | undefined>;
}

export const keepsChains = (store: EventStore): store is EventStore & KeepsChains =>
  'verifyChains' in store && typeof store.verifyChains === 'function';
