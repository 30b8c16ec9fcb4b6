import type { EventStore } from '../event-store.js';
import type { Position } from '../positions.js';
export interface BrokenChain {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly what: 'changed' | 'missing' | 'gap';
}
export interface ChainProgress {
  readonly position: Position;
  readonly events: number;
}

/** What a store can do as well that keeps a hash chain per stream. */
export interface KeepsChains {
  /** Goes through the chains from `after` on, and ends at the first break or at the log's end. @throws Unavailable */
  verifyChains(after?: Position): AsyncGenerator<ChainProgress, BrokenChain | undefined>;
}

export const keepsChains = (store: EventStore): store is EventStore & KeepsChains =>
  'verifyChains' in store && typeof store.verifyChains === 'function';
