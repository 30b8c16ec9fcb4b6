import { z } from 'zod';
import { dsseEnvelope } from '../dsse.js';
import { feedPoint } from './link.js';
import { snapshotEntity, snapshotManifest } from './snapshot.js';

/*
 * What shippers (and, where said, Lifecycle's service) write to their own log about snapshots and links.
 * Several of these become feed entries; see the table in docs/explanation/anatomy.md.
 */

/** Both ends included; indices into the offer's chunk list. */
export const chunkRange = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
export type ChunkRange = z.infer<typeof chunkRange>;

const count = z.number().int().min(0);
const sized = { rows: count, bytes: count, chunks: count };
const refusal = { code: z.string(), detail: z.string().max(120) };
/** What orders two snapshots of one state: a replay of an older one is told by these. */
const version = {
  source: snapshotManifest.shape.source,
  policy: snapshotManifest.shape.policy,
  keyEpoch: snapshotManifest.shape.keyEpoch,
};

/** Event data by type. `peer`, `from` and `to` are module names; digests of blobs are 64 hex digits. */
export const snapshotEvents = {
  'snapshot.built': z.object({
    order: z.string(),
    snapshot: z.string(),
    offer: z.string(),
    manifest: z.string(),
    ...sized,
    to: z.string(),
    partition: z.string(),
    projection: z.string(),
  }),
  'snapshot.orderRefused': z.object({ order: z.string(), ...refusal, field: z.string().optional() }),
  /** `from` is the peer who is asked. */
  'snapshot.wanted': z.object({
    snapshot: z.string(),
    from: z.string(),
    attempt: z.number().int().min(1),
    heads: z.enum(['yes', 'no']),
    ranges: z.array(chunkRange).max(1000),
  }),
  'snapshot.stored': z.object({
    snapshot: z.string(),
    order: z.string(),
    from: z.string(),
    to: z.string(),
    entity: snapshotEntity,
    projection: z.string(),
    offer: z.string(),
    manifest: z.string(),
    ...sized,
    ...version,
  }),
  /** By Lifecycle's service. */
  'snapshot.relayOrdered': z.object({ snapshot: z.string(), to: z.string() }),
  'snapshot.relayed': z.object({
    snapshot: z.string(),
    to: z.string(),
    from: z.string(),
    offer: z.string(),
    manifest: z.string(),
    entity: snapshotEntity,
    projection: z.string(),
    bytes: count,
    chunks: count,
  }),
  /** By the hub's shipper: this order to relay is not carried out. */
  'snapshot.relayRefused': z.object({ snapshot: z.string(), to: z.string(), ...refusal }),
  'snapshot.activated': z.object({
    snapshot: z.string(),
    from: z.string(),
    entity: snapshotEntity,
    projection: z.string(),
    offer: z.string(),
    manifest: z.string(),
    rows: count,
    ...version,
    receipt: dsseEnvelope,
  }),
  'snapshot.refused': z.object({ snapshot: z.string(), ...refusal, peer: z.string() }),
} as const;
export type SnapshotEventType = keyof typeof snapshotEvents;
export type SnapshotEventData<T extends SnapshotEventType> = z.infer<(typeof snapshotEvents)[T]>;
export type SnapshotEvent = {
  [T in SnapshotEventType]: { readonly type: T; readonly data: SnapshotEventData<T> };
}[SnapshotEventType];

/** `link.epochOpened`, stream `link-<peer>`: this module's feed to the peer goes on under a new epoch. Wire seq = outbox seq − base. */
export const linkEpochOpened = z.object({ epoch: z.string(), parent: feedPoint.nullable(), base: count });
export type LinkEpochOpened = z.infer<typeof linkEpochOpened>;
