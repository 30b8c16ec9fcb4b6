import { metricRecord, modelFile, modelLineage } from '@wordslab/contracts';
import { z } from 'zod';
import { rowPayload } from '../../labelled-sets/domain/labelled-set.js';
import { versionedDecider } from '../../shared/versioned/versioned.js';

/** A version of a model: the files of its folder and where they lie, and what made it. */
export const modelContent = z.object({
  run: z.string(),
  labels: z.array(z.string()),
  metrics: metricRecord,
  lineage: modelLineage,
  files: z.array(modelFile),
  /** NDJSON of `modelFileRow`, in the order of `files`. */
  payloads: z.array(rowPayload),
});
export type ModelContent = z.infer<typeof modelContent>;

export const modelDecider = versionedDecider<'model', ModelContent>('model');
export const modelStream = (id: string): string => `model-${id}`;
