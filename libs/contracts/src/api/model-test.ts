import { z } from 'zod';
import { entityId, entityVersion } from '../ids/ids.js';
import { pageQuery } from './common.js';
import { measures, share } from './measures.js';
import { setReference } from './training-run.js';

/** `POST /model-tests`: asks a model every row of a test set. */
export const requestModelTest = z.strictObject({ model: entityVersion, testSet: setReference });
export type RequestModelTest = z.infer<typeof requestModelTest>;

export const modelTestStatuses = ['running', 'finished', 'failed', 'cancelled'] as const;
export type ModelTestStatus = (typeof modelTestStatuses)[number];

const reference = z.object({ version: entityVersion, name: z.string(), digest: z.string() });

export const modelTestSummary = z.object({
  id: entityId,
  status: z.enum(modelTestStatuses),
  model: reference,
  testSet: reference,
  items: z.number().int(),
  accuracy: share.nullable(),
  macroF1: share.nullable(),
  failure: z.object({ reason: z.string(), detail: z.string(), hint: z.string() }).nullable(),
  /** Rows answered, while it runs. */
  answered: z.number().int().nullable(),
  requestedAt: z.iso.datetime(),
  requestedBy: z.string(),
  endedAt: z.iso.datetime().nullable(),
});
export type ModelTestSummary = z.infer<typeof modelTestSummary>;

export const modelTestDetail = modelTestSummary.extend({ measures: measures.nullable() });
export type ModelTestDetail = z.infer<typeof modelTestDetail>;

export const modelTestQuery = pageQuery.extend({ model: entityVersion.optional(), testSet: entityVersion.optional() });
export type ModelTestQuery = z.infer<typeof modelTestQuery>;

export const comparisonQuery = z.object({ a: entityId, b: entityId });
export type ComparisonQuery = z.infer<typeof comparisonQuery>;

/** Two finished tests on the same version of a test set. */
export const modelComparison = z.object({
  a: modelTestSummary,
  b: modelTestSummary,
  items: z.number().int(),
  bothRight: z.number().int(),
  onlyARight: z.number().int(),
  onlyBRight: z.number().int(),
  bothWrong: z.number().int(),
  /** McNemar's exact test: how likely a disagreement at least as uneven is, were both models equally good. */
  p: z.number().min(0).max(1),
});
export type ModelComparison = z.infer<typeof modelComparison>;
