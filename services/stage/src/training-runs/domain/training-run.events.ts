import {
  algorithmInterface,
  entityVersion,
  metricRecord,
  modelFile,
  modelLineage,
  runLimits,
  runUsage,
} from '@wordslab/contracts';
import { z } from 'zod';
import { rowPayload } from '../../labelled-sets/domain/labelled-set.js';

/** The whole of what a training is given: `in/` is a function of this. */
export const runRequest = z.object({
  name: z.string(),
  algorithm: modelLineage.shape.algorithm,
  interface: algorithmInterface,
  sets: modelLineage.shape.sets,
  businessModel: entityVersion.nullable(),
  /** All labels of the sets, in order. */
  labels: z.array(z.string()),
  params: z.record(z.string(), z.unknown()),
  limits: runLimits,
});
export type RunRequest = z.infer<typeof runRequest>;

const attempt = z.number().int().min(1);
const log = z.array(rowPayload);

export const runStarted = z.object({ attempt, inputs: z.string() });
export const runModel = z.object({ digest: z.string(), files: z.array(modelFile), payloads: z.array(rowPayload) });
export const runSucceeded = z.object({
  attempt,
  metrics: metricRecord,
  usage: runUsage,
  model: runModel,
  log,
  /** When the training ended. */
  at: z.iso.datetime(),
});
/** A log may hold texts, so it is a payload. */
export const runFailed = z.object({
  attempt: z.number().int().min(0),
  reason: z.string(),
  detail: z.string(),
  hint: z.string(),
  usage: runUsage.nullable(),
  log,
});
export const runCancelled = z.object({ attempt: z.number().int().min(0), seconds: z.number().min(0) });

export const trainingRunEvents = {
  'trainingRun.requested': runRequest,
  'trainingRun.started': runStarted,
  'trainingRun.succeeded': runSucceeded,
  'trainingRun.failed': runFailed,
  'trainingRun.cancelled': runCancelled,
} as const;

export type TrainingRunEvent = {
  [T in keyof typeof trainingRunEvents]: { readonly type: T; readonly data: z.infer<(typeof trainingRunEvents)[T]> };
}[keyof typeof trainingRunEvents];
