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

export const businessModelVersionAdded = defineFeedEntry('businessModel.versionAdded', 1, { labels: field.count() });
/** `source` is the entity version whose copy was annotated. */
export const annotationSetVersionAdded = defineFeedEntry('annotationSet.versionAdded', 1, {
  items: field.count(),
  labels: field.count(),
  source: field.id(),
});
export const testSetVersionAdded = defineFeedEntry('testSet.versionAdded', 1, {
  items: field.count(),
  labels: field.count(),
  source: field.id(),
});
/** `algorithm` and `sets` are entity versions: the lineage that Lifecycle shows. */
export const modelVersionAdded = defineFeedEntry('model.versionAdded', 1, {
  run: field.id(),
  algorithm: field.id(),
  businessModel: field.id().optional(),
  sets: field.list(field.id()),
  sources: field.list(field.id()),
  metrics: field.document(z.record(z.string().max(60), z.number().nullable())),
});
export const trainingRunEnded = defineFeedEntry('trainingRun.ended', 1, {
  run: field.id(),
  outcome: field.enum(['succeeded', 'failed', 'cancelled']),
  reason: field.code(),
  seconds: field.count(),
});
/** `source` is the log from which the samples were taken. */
export const markedSamplesVersionAdded = defineFeedEntry('markedSamples.versionAdded', 1, {
  items: field.count(),
  source: field.id(),
});

/* Serving. */

/** Up from a serving stage: the release's models run there and answer. */
export const deploymentReady = defineFeedEntry('deployment.ready', 1, {
  promotion: field.id(),
  release: field.id(),
  releaseDigest: field.digest(),
  services: field.document(
    z
      .array(z.object({ service: z.string().max(120), model: z.string().max(100), modelVersion: z.string().max(100) }))
      .max(50),
  ),
});
/** Up from a serving stage: the release is installed, and its models do not answer; what served before goes on serving. */
export const deploymentFailed = defineFeedEntry('deployment.failed', 1, {
  promotion: field.id(),
  release: field.id(),
  code: field.code(),
  detail: field.label(),
});
/** One hour of one service under one release: counts, never a prediction. */
export const predictionsCounted = defineFeedEntry('predictions.counted', 1, {
  hour: field.time(),
  service: field.label(),
  release: field.id(),
  model: field.digest(),
  answered: field.count(),
  failed: field.count(),
  limited: field.count(),
  /** Sum of the answered requests' milliseconds. */
  ms: field.count(),
});
/**
 * The result of a test campaign, signed by the stage's shipper: evidence for the next promotion. `metrics` are shares
 * from 0 to 1; `people` counts verdicts by people, `peopleCorrect` those that agreed with the answer.
 */
export const testCampaignFinished = defineFeedEntry(
  'testCampaign.finished',
  1,
  {
    campaign: field.id(),
    release: field.id(),
    releaseDigest: field.digest(),
    service: field.label(),
    model: field.digest(),
    testSet: field.id(),
    testSetDigest: field.digest(),
    items: field.count(),
    metrics: field.document(z.record(z.string().max(60), z.number())),
    people: field.count(),
    peopleCorrect: field.count(),
  },
  { signed: true },
);

/* Pulls: a receiver asks for anonymized data along a route; Lifecycle orders it where a policy stands. */

/** Up. Without partitions: the latest version of the projection that Lifecycle knows of from there. */
export const pullRequested = defineFeedEntry('pull.requested', 1, {
  pull: field.id(),
  projection: field.id(),
  from: field.id(),
  partitions: field.list(field.id()),
});
/** Down: what was ordered for the pull; each partition then arrives as a snapshot, or ends with `pull.partitionEnded`. */
export const pullAccepted = defineFeedEntry('pull.accepted', 1, {
  pull: field.id(),
  partitions: field.list(field.id()),
});
/** Down: the whole pull is refused, such as for want of a policy or a route. */
export const pullRefused = defineFeedEntry('pull.refused', 1, {
  pull: field.id(),
  code: field.code(),
  detail: field.label(),
});
/** Down: nothing of this partition will come; `empty` where its home has nothing of it. */
export const pullPartitionEnded = defineFeedEntry('pull.partitionEnded', 1, {
  pull: field.id(),
  partition: field.id(),
  outcome: field.enum(['relayed', 'empty', 'refused']),
  /** The snapshot that was relayed. */
  snapshot: field.digest().optional(),
  code: field.code(),
  detail: field.label(),
});

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
