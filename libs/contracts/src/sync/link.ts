import { z } from 'zod';
import { feedEntry } from './feed.js';

/** A point of a feed: the entry `seq` of `epoch` and the running hash up to it. `seq` 0 is before the first entry. */
export const feedPoint = z.object({ epoch: z.string(), seq: z.number().int().min(0), chain: z.string() });
export type FeedPoint = z.infer<typeof feedPoint>;

/** The chain's value before the first entry of a feed that has no parent. */
export const CHAIN_START = '0'.repeat(64);

/**
 * What one shipper sends another on a link. An empty `entries` is a heartbeat: it carries the sender's head, so an idle
 * peer and a dead one differ, and lag is known.
 */
export const feedBatch = z.object({
  v: z.literal(1),
  tenant: z.string(),
  from: z.string(),
  to: z.string(),
  epoch: z.string(),
  /** The last common point with the epoch before, where this epoch continues another. */
  parent: feedPoint.nullable(),
  /** Sequence of the first entry; `last + 1` when empty. */
  first: z.number().int().min(1),
  last: z.number().int().min(0),
  entries: z.array(feedEntry).max(500),
  /** The chain at `last`. */
  chain: z.string(),
  /** The sender's head in this epoch: how far the receiver has to go. */
  head: z.number().int().min(0),
  /** What the sender has received of the other direction, contiguous and in its log. */
  confirms: feedPoint.nullable(),
  sentAt: z.iso.datetime(),
});
export type FeedBatch = z.infer<typeof feedBatch>;
