import { z } from 'zod';
import { entityId, entityVersion } from '../ids/ids.js';
import { pageQuery } from './common.js';
import { setReference } from './training-run.js';

/** `POST /model-tests`: asks a model every row of a test set. */
export const requestModelTest = z.strictObject({ model: entityVersion, testSet: setReference });
export type RequestModelTest = z.infer<typeof requestModelTest>;

const share = z.number().min(0).max(1);

/** One label of a measurement: shares from 0 to 1; `support` is how many rows truly have it. */
export const labelMeasure = z.object({
  label: z.string(),
  precision: share,
  recall: share,
  f1: share,
  support: z.number().int().min(0),
});
export type LabelMeasure = z.infer<typeof labelMeasure>;

/** How often a true label was answered with another or the same; `answer` is null where there was no answer. */
export const confusionCell = z.object({
  truth: z.string(),
  answer: z.string().nullable(),
  count: z.number().int().min(1),
});
export type ConfusionCell = z.infer<typeof confusionCell>;

export const measures = z.object({
  items: z.number().int().min(0),
  accuracy: share,
  macroF1: share,
  perLabel: z.array(labelMeasure),
  /** Cells that are not zero, by truth, then answer. */
  confusion: z.array(confusionCell),
});
export type Measures = z.infer<typeof measures>;

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
