import { z } from 'zod';
import { entityVersion } from '../ids/ids.js';
import { entityName } from './common.js';
import { versionedSummary } from './algorithm.js';
import { explorationCondition } from './exploration.js';

/** One row of a version of marked samples: a prediction that somebody judged, and its right label. */
export const markedSample = z.object({
  /** The prediction. */
  item: z.string().min(1).max(100),
  text: z.string(),
  /** The right label. */
  label: z.string().min(1).max(120),
  /** The label that was answered. */
  answered: z.string().nullable(),
  verdict: z.enum(['correct', 'wrong']),
  service: z.string().nullable(),
  release: z.string().nullable(),
  model: z.string().nullable(),
  day: z.string(),
  /** The snapshot of the log in which the row came. */
  log: z.string(),
});
export type MarkedSample = z.infer<typeof markedSample>;

/**
 * `POST /marked-samples`: makes a version of what is marked and has a right label. `where` narrows it down, such as
 * `{ field: 'verdict', is: 'wrong' }`; without it, everything marked is in.
 */
export const publishMarkedSamples = z.strictObject({
  name: entityName,
  where: z.array(explorationCondition).max(30).default([]),
});
export type PublishMarkedSamples = z.infer<typeof publishMarkedSamples>;

/** A day of a log from which samples were taken. */
export const markedSource = z.object({ partition: entityVersion, snapshot: z.string(), items: z.number().int() });

export const markedSamplesPublished = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  digest: z.string(),
  added: z.boolean(),
  items: z.number().int(),
});
export const markedSamplesVersion = z.object({
  version: z.number().int(),
  digest: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
  items: z.number().int(),
  labels: z.record(z.string(), z.number().int()),
  sources: z.array(markedSource),
});
export const markedSamplesDetail = versionedSummary.extend({ versions: z.array(markedSamplesVersion) });
export type MarkedSamplesDetail = z.infer<typeof markedSamplesDetail>;
