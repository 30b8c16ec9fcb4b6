import { z } from 'zod';
import { moduleName } from '../ids/ids.js';
import { detectors } from '../policy.js';
import { pageQuery } from './common.js';

/** A prediction's id: a UUID of version 7, so that it says when, and thereby on which day, it was given. */
export const predictionId = z.uuidv7();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day looks like 2026-11-25');

/** A logged prediction, `GET /predictions/:id`: personal, so it is read in its home alone. */
export const predictionRow = z.object({
  prediction: z.string(),
  at: z.iso.datetime(),
  service: z.string(),
  release: z.string(),
  /** Digest of the model. */
  model: z.string(),
  text: z.string(),
  /** Personal values that the caller named. */
  names: z.array(z.string()).nullable(),
  label: z.string().nullable(),
  score: z.number().nullable(),
  ms: z.number().min(0),
});
export type PredictionRow = z.infer<typeof predictionRow>;

export const predictionQuery = pageQuery.extend({ day });
export type PredictionQuery = z.infer<typeof predictionQuery>;

/** A day of the log, `GET /prediction-log`. `version` is the entity version under which it is pulled. */
export const predictionDay = z.object({
  day,
  version: z.string(),
  rows: z.number().int().min(0),
  chunks: z.number().int().min(0),
  digest: z.string(),
});
export type PredictionDay = z.infer<typeof predictionDay>;

/** `POST /prediction-log/policy-proposal`: every field that is not named here is dropped. */
export const proposeLogPolicy = z.strictObject({
  to: moduleName,
  keep: z.array(z.string()).default([]),
  redact: z.array(z.string()).default([]),
  pseudonym: z.array(z.string()).default([]),
  mask: z.array(z.string()).default([]),
  null: z.array(z.string()).default([]),
  detect: z.array(z.enum(detectors)).min(1).optional(),
});
export type ProposeLogPolicy = z.infer<typeof proposeLogPolicy>;

/** `POST /predictions/:id/feedback`. `label` is the right one, where the person knows it. */
export const giveFeedback = z
  .strictObject({
    verdict: z.enum(['correct', 'wrong']),
    label: z.string().min(1).max(120).optional(),
    comment: z.string().min(1).max(2_000).optional(),
  })
  .refine(({ verdict, label }) => verdict === 'wrong' || label === undefined, 'a correct answer needs no other label');
export type GiveFeedback = z.infer<typeof giveFeedback>;

export const feedbackView = z.object({
  prediction: z.string(),
  by: z.string(),
  verdict: z.enum(['correct', 'wrong']),
  label: z.string().nullable(),
  comment: z.string().nullable(),
  at: z.iso.datetime(),
});
export type FeedbackView = z.infer<typeof feedbackView>;
export const feedbackList = z.object({ items: z.array(feedbackView) });
