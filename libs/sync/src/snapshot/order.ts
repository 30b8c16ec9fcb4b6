import type { SnapshotManifest, SnapshotOffer } from '@wordslab/contracts/core';
import { type Refusal, refusal } from './refusal.js';

/** What tells an older snapshot of one edge, projection and entity version from a newer one. */
export interface SnapshotPoint {
  readonly snapshot: string;
  readonly source: { readonly position: string; readonly head: number };
  readonly policy: { readonly id: string; readonly version: number };
  readonly keyEpoch: number;
}

/**
 * Negative when `a` is older than `b`. Versions are counted per policy: those of two policies say nothing about which
 * came first, so such a snapshot is let through only as one that follows the last.
 */
const compareState = (a: SnapshotPoint, b: SnapshotPoint): number => {
  const position = BigInt(a.source.position) - BigInt(b.source.position);
  if (position !== 0n) return position < 0n ? -1 : 1;
  if (a.source.head !== b.source.head) return a.source.head - b.source.head;
  if (a.policy.id !== b.policy.id) return 0;
  return a.policy.version - b.policy.version || a.keyEpoch - b.keyEpoch;
};

/**
 * Refuses an older snapshot played again. Same state, policy and key epoch but another id (a newer build of the
 * projection's code) is let through only if its signed offer says that it follows the last one.
 */
export const checkOrder = (
  offer: SnapshotOffer,
  manifest: SnapshotManifest,
  last: SnapshotPoint | null,
): Refusal | null => {
  if (!last || last.snapshot === offer.snapshot) return null;
  const order = compareState({ snapshot: offer.snapshot, ...manifest }, last);
  if (order > 0 || (order === 0 && offer.base === last.snapshot)) return null;
  return refusal(
    'snapshot.older_than_base',
    `position ${manifest.source.position} is not after ${last.source.position}, which is here`,
  );
};
