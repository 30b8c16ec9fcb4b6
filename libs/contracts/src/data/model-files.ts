import { z } from 'zod';
import { entityVersion } from '../ids/ids.js';
import { setSource } from './labelled-set.js';

/** Paths of a registered model's folder, which is laid out as MLflow lays out models. */
export const modelPaths = {
  /** MLflow's description of the model (YAML). */
  mlmodel: 'MLmodel',
  /** {@link modelLineage}, as JSON. */
  lineage: 'lineage.json',
  /** Folder of what the algorithm wrote to `out/model/`. */
  data: 'model',
} as const;

/** Where a model comes from: everything that its training was given. */
export const modelLineage = z.object({
  v: z.literal(1),
  run: z.string(),
  algorithm: z.object({
    version: entityVersion,
    name: z.string(),
    digest: z.string(),
    /** Null where it was added from a folder. */
    commit: z.string().nullable(),
  }),
  businessModel: entityVersion.nullable(),
  sets: z.array(
    z.object({
      version: entityVersion,
      name: z.string(),
      digest: z.string(),
      items: z.number().int(),
      source: setSource,
    }),
  ),
  labels: z.array(z.string()),
  params: z.record(z.string(), z.unknown()),
  metrics: z.record(z.string(), z.number().nullable()),
});
export type ModelLineage = z.infer<typeof modelLineage>;

/** Bytes of a file in one row of `model-files`: as base64 in JSON, it fits into a chunk message of a link. */
export const MODEL_PART_BYTES = 192 * 1024;

/** A row of `model-files`: part `part` (from 0) of `parts` of one file, base64. */
export const modelFileRow = z.object({
  path: z.string(),
  part: z.number().int().min(0),
  parts: z.number().int().min(1),
  content: z.base64(),
});
export type ModelFileRow = z.infer<typeof modelFileRow>;
