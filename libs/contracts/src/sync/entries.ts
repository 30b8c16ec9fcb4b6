import { z } from 'zod';
import { dsseEnvelope } from '../dsse.js';
import { policyVersion, publishedField } from '../policy.js';
import { defineFeedEntry, field } from './feed.js';
import { snapshotEntity } from './snapshot.js';

/* Facts about entities, up the link. The board needs no more than `entity` of the entry; data adds what people ask first. */

export const datasetVersionPublished = defineFeedEntry('dataset.versionPublished', 1, {
  rows: field.count(),
  quarantined: field.count(),
  bytes: field.count(),
  personal: field.enum(['yes', 'no']),
  /** Column names and classes: what a policy must name. */
  columns: field.document(z.array(publishedField)),
});
export const algorithmVersionAdded = defineFeedEntry('algorithm.versionAdded', 1, { files: field.count() });
export const pipelineVersionAdded = defineFeedEntry('pipeline.versionAdded', 1, { steps: field.count() });
export const serviceVersionAdded = defineFeedEntry('service.versionAdded', 1, { pipeline: field.id() });

/* Snapshots. Orders and wants go down to a producer; offers, refusals and receipts go up; a relayed offer goes down to a receiver. */

/** Lifecycle asks a home to build a snapshot of one partition for one edge, under the policy it carries. */
export const snapshotOrdered = defineFeedEntry('snapshot.ordered', 1, {
  order: field.id(),
  projection: field.id(),
  /** The entity version whose state is asked for. */
  partition: field.id(),
  to: field.id(),
  policy: field.document(policyVersion),
});
/** The home will not build it: `code` says why, `field` names the offending field where there is one. */
export const snapshotOrderRefused = defineFeedEntry('snapshot.orderRefused', 1, {
  order: field.id(),
  code: field.code(),
  detail: field.label(),
  field: field.label().optional(),
});
/** Built, signed, waiting at the producer. The signed offer and the manifest travel as chunks under these digests. */
export const snapshotOffered = defineFeedEntry('snapshot.offered', 1, {
  order: field.id(),
  snapshot: field.digest(),
  offer: field.digest(),
  manifest: field.digest(),
  rows: field.count(),
  bytes: field.count(),
  chunks: field.count(),
});
/** Ask for the chunks in these index ranges of the offer's list, both ends included; `attempt` counts from 1. */
export const snapshotWanted = defineFeedEntry('snapshot.wanted', 1, {
  snapshot: field.digest(),
  attempt: field.count(),
  /** Also send the offer and manifest chunks. */
  heads: field.enum(['yes', 'no']),
  ranges: field.document(z.array(z.tuple([z.number().int().min(0), z.number().int().min(0)])).max(1000)),
});
/** The hub offers a verified, counter-signed snapshot to its receiver. */
export const snapshotRelayed = defineFeedEntry('snapshot.relayed', 1, {
  snapshot: field.digest(),
  offer: field.digest(),
  manifest: field.digest(),
  entity: field.document(snapshotEntity),
  projection: field.id(),
  from: field.id(),
  bytes: field.count(),
  chunks: field.count(),
});
/** The receiver's last word on a snapshot: activated, with its signed receipt. */
export const snapshotReceipted = defineFeedEntry('snapshot.receipted', 1, {
  snapshot: field.digest(),
  rows: field.count(),
  receipt: field.document(dsseEnvelope),
});
/** A snapshot is refused, by the hub (down to the producer) or by the receiver (up). */
export const snapshotRefused = defineFeedEntry('snapshot.refused', 1, {
  snapshot: field.digest(),
  code: field.code(),
  detail: field.label(),
});

/* Promotions. */

export const releasePart = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int().min(1),
  name: z.string().max(120),
  digest: z.string(),
  /** `content` ships rows; `reference` ships the digest only. */
  mode: z.enum(['content', 'reference']),
  /** The snapshot in which the rows of a content part come; a target waits for this one. Absent in older orders. */
  snapshot: z.string().max(100).optional(),
});
export type ReleasePart = z.infer<typeof releasePart>;

/** Down to the target: install this release; every content part comes as a relayed snapshot. */
export const promotionOrdered = defineFeedEntry('promotion.ordered', 1, {
  promotion: field.id(),
  release: field.id(),
  releaseDigest: field.digest(),
  alias: field.label(),
  parts: field.document(z.array(releasePart)),
});
/** Up from the target: every part is active here and its digest is the release's. */
export const promotionInstalled = defineFeedEntry('promotion.installed', 1, {
  promotion: field.id(),
  release: field.id(),
  parts: field.count(),
});
/** Up from the target: it will not install this. */
export const promotionRefused = defineFeedEntry('promotion.refusedByTarget', 1, {
  promotion: field.id(),
  release: field.id(),
  code: field.code(),
  detail: field.label(),
});
/** Down to the target: a person called the promotion off; install nothing more of it. */
export const promotionCancelled = defineFeedEntry('promotion.cancelled', 1, {
  promotion: field.id(),
  release: field.id(),
});
