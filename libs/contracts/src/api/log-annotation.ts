import { z } from 'zod';
import { pageQuery } from './common.js';

export const logVerdicts = ['correct', 'wrong'] as const;
const predictionId = z.string().min(1).max(100);
const labelName = z.string().trim().min(1).max(120);
const personName = z.string().trim().min(1).max(64);

/**
 * `POST /log-annotations`: what somebody says of a prediction. What is not named stays as it was. `wrong` names the right
 * label, or says that it is unknown.
 */
export const markPrediction = z.strictObject({
  prediction: predictionId,
  verdict: z.enum(logVerdicts).optional(),
  label: labelName.optional(),
  labelUnknown: z.boolean().optional(),
  comment: z.string().trim().min(1).max(500).optional(),
  /** Who is to look at it. */
  assignee: personName.optional(),
});
export type MarkPrediction = z.infer<typeof markPrediction>;

/** One line of `POST /log-annotations/bulk`, NDJSON. */
export const markedLine = z.strictObject({
  prediction: predictionId,
  verdict: z.enum(logVerdicts),
  label: labelName.optional(),
  labelUnknown: z.boolean().optional(),
});
export type MarkedLine = z.infer<typeof markedLine>;
/** Most lines of one bulk. */
export const BULK_MOST = 100_000;

export const markOutcome = z.object({ marked: z.number().int() });
export const undoMark = z.strictObject({ prediction: predictionId });
export type UndoMark = z.infer<typeof undoMark>;

export const logAnnotation = z.object({
  prediction: z.string(),
  verdict: z.enum(logVerdicts).nullable(),
  /** The right label; of a correct prediction, the one that it answered. */
  rightLabel: z.string().nullable(),
  comment: z.string().nullable(),
  assignee: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  /** The row as it is here; null where its copy is gone. */
  row: z
    .object({
      text: z.string().nullable(),
      label: z.string().nullable(),
      score: z.number().nullable(),
      service: z.string().nullable(),
      day: z.string(),
    })
    .nullable(),
});
export type LogAnnotation = z.infer<typeof logAnnotation>;
export const logAnnotationQuery = pageQuery.extend({
  verdict: z.enum(logVerdicts).optional(),
  assignee: personName.optional(),
  by: z.string().max(100).optional(),
  prediction: predictionId.optional(),
});
export type LogAnnotationQuery = z.infer<typeof logAnnotationQuery>;
/** `GET /log-annotations/queue`: what nobody has judged yet, the least certain first. */
export const logQueueQuery = pageQuery.extend({
  service: z.string().max(120).optional(),
  assignee: personName.optional(),
});
export type LogQueueQuery = z.infer<typeof logQueueQuery>;
