import { z } from 'zod';

/** A share of rows, 0 to 1. */
export const share = z.number().min(0).max(1);

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
