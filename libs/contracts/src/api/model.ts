import { z } from 'zod';
import { modelLineage } from '../data/model-files.js';
import { entityId } from '../ids/ids.js';
import { versionedSummary } from './algorithm.js';
import { entityName } from './common.js';
import { metricRecord, modelFile } from './training-run.js';

/** `POST /models`: what a training run made becomes the next version of a model. The same run again changes nothing. */
export const registerModel = z.strictObject({ name: entityName, run: entityId });
export type RegisterModel = z.infer<typeof registerModel>;

export const modelVersion = z.object({
  version: z.number().int().min(1),
  run: entityId,
  labels: z.array(z.string()),
  metrics: metricRecord,
  lineage: modelLineage,
  files: z.array(modelFile),
  bytes: z.number().int().min(0),
  digest: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
});
export type ModelVersion = z.infer<typeof modelVersion>;

export const modelDetail = versionedSummary.extend({ versions: z.array(modelVersion) });
export type ModelDetail = z.infer<typeof modelDetail>;

export const modelFileQuery = z.object({ path: z.string().min(1).max(500) });
export type ModelFileQuery = z.infer<typeof modelFileQuery>;
