import { z } from 'zod';
import { moduleName } from '../ids/ids.js';
import { edge } from '../policy.js';
import { freshness } from './board.js';
import { page, pageQuery } from './common.js';

/** The state of the link to one stage, as Lifecycle's shipper sees it. */
export const linkView = z.object({
  peer: moduleName,
  /** The shipper's word: `up`, `connecting`, …; `never` while nothing was heard yet. */
  state: z.string(),
  freshness,
  lastHeardAt: z.iso.datetime().nullable(),
  lagSeconds: z.number().min(0).nullable(),
  /** What comes in. */
  incoming: z.object({ received: z.number().int(), peerHead: z.number().int(), backlog: z.number().int() }),
  /** What goes out. */
  outgoing: z.object({
    epoch: z.string().nullable(),
    head: z.number().int(),
    confirmed: z.number().int(),
    backlog: z.number().int(),
  }),
  parked: z.number().int(),
  detail: z.string().nullable(),
});
export type LinkView = z.infer<typeof linkView>;
export const linkList = z.object({ items: z.array(linkView) });
export type LinkList = z.infer<typeof linkList>;

/** An entry that was received and cannot be applied yet; what follows for its entity waits behind it. */
export const parkedEntryView = z.object({
  position: z.string(),
  from: moduleName,
  epoch: z.string(),
  seq: z.number().int(),
  type: z.string(),
  v: z.number().int(),
  entity: z.string().nullable(),
  /** `unknown_type`, `unknown_version`, `bad_data`, or `behind` another parked entry. */
  reason: z.enum(['unknown_type', 'unknown_version', 'bad_data', 'behind']),
  detail: z.string(),
  parkedAt: z.iso.datetime(),
});
export type ParkedEntryView = z.infer<typeof parkedEntryView>;
export const parkedQuery = pageQuery.extend({ from: z.string().optional() });
export type ParkedQuery = z.infer<typeof parkedQuery>;
export const parkedPage = page(parkedEntryView);
export type ParkedPage = z.infer<typeof parkedPage>;

export const snapshotStates = ['ordered', 'offered', 'stored', 'relayed', 'active', 'refused'] as const;
export type SnapshotState = (typeof snapshotStates)[number];

/** One ordered snapshot on its way: what `GET /snapshots` lists. */
export const snapshotView = z.object({
  order: z.string(),
  snapshot: z.string().nullable(),
  state: z.enum(snapshotStates),
  projection: z.string(),
  /** The entity version whose state it shows. */
  partition: z.string(),
  edge,
  policy: z.object({ id: z.string(), version: z.number().int(), hash: z.string() }),
  rows: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  refusal: z
    .object({ module: z.string(), code: z.string(), detail: z.string(), field: z.string().nullable() })
    .nullable(),
  orderedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type SnapshotView = z.infer<typeof snapshotView>;
export const snapshotQuery = pageQuery.extend({
  state: z.enum(snapshotStates).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  partition: z.string().optional(),
});
export type SnapshotQuery = z.infer<typeof snapshotQuery>;
export const snapshotPage = page(snapshotView);
export type SnapshotPage = z.infer<typeof snapshotPage>;
