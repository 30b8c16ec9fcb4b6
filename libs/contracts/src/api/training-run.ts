import { z } from 'zod';
import { entityId, entityVersion } from '../ids/ids.js';
import { entityName, pageQuery } from './common.js';

/** A set of labelled rows as a person names it: `<id>@<n>`, `name@<n>`, or `name` for its latest version. */
export const setReference = z.string().trim().min(1).max(200);

/** Limits of one run, each at most the default that docs/reference/algorithm-contract.md gives. */
export const runLimits = z.strictObject({
  /** From start to end, ms. */
  wallMs: z.number().int().min(100).optional(),
  /** Between two lines of progress, ms. */
  silenceMs: z.number().int().min(100).optional(),
  memoryBytes: z
    .number()
    .int()
    .min(1024 ** 2)
    .optional(),
  diskBytes: z
    .number()
    .int()
    .min(1024 ** 2)
    .optional(),
  outputBytes: z.number().int().min(1024).optional(),
});
export type RunLimits = z.infer<typeof runLimits>;

/** `POST /training-runs`. Everything that the training is given follows from this, so that it can be run again. */
export const requestTrainingRun = z.strictObject({
  /** Without it, the algorithm's name. */
  name: entityName.optional(),
  /** A copy of an algorithm, by the entity version that it is of. */
  algorithm: entityVersion,
  /** Annotation sets to learn from, in this order. */
  sets: z.array(setReference).min(1).max(50),
  /** What `in/params.json` holds; `seed` is 1 where it is not given. */
  params: z.record(z.string().min(1).max(60), z.unknown()).default({}),
  limits: runLimits.default({}),
});
export type RequestTrainingRun = z.infer<typeof requestTrainingRun>;

export const runStatuses = ['requested', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof runStatuses)[number];

export const metricRecord = z.record(z.string(), z.number().nullable());

/** What a training took. */
export const runUsage = z.object({
  seconds: z.number().min(0),
  peakMemoryBytes: z.number().nullable(),
  peakDiskBytes: z.number(),
});

/** A file of a model: `sha256` in hex. */
export const modelFile = z.object({ path: z.string(), sha256: z.string(), bytes: z.number().int().min(0) });
export type ModelFile = z.infer<typeof modelFile>;

/** What a running training said last. */
export const runProgress = z.object({
  /** Share that is done, 0 to 1; null where it does not say. */
  progress: z.number().nullable(),
  step: z.string().nullable(),
  message: z.string().nullable(),
  /** Measured so far. */
  metrics: metricRecord,
  /** How many lines of progress it has printed. */
  lines: z.number().int().min(0),
  seconds: z.number().min(0),
});
export type RunProgress = z.infer<typeof runProgress>;

export const trainingRunSummary = z.object({
  id: entityId,
  name: entityName,
  status: z.enum(runStatuses),
  algorithm: z.object({ version: entityVersion, name: z.string() }),
  sets: z.array(z.object({ version: entityVersion, name: z.string(), items: z.number().int() })),
  params: z.record(z.string(), z.unknown()),
  metrics: metricRecord.nullable(),
  /** Why it failed: a reason of docs/reference/algorithm-contract.md, or `interrupted`. */
  failure: z.object({ reason: z.string(), detail: z.string(), hint: z.string() }).nullable(),
  requestedAt: z.iso.datetime(),
  requestedBy: z.string(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type TrainingRunSummary = z.infer<typeof trainingRunSummary>;

export const trainingRunDetail = trainingRunSummary.extend({
  limits: runLimits,
  /** How often it was started; more than once where the module went down meanwhile. */
  attempt: z.number().int().min(0),
  /** Digest of the algorithm's files and of everything in its `in/`. */
  inputs: z.string().nullable(),
  usage: runUsage.nullable(),
  model: z.object({ digest: z.string(), files: z.array(modelFile) }).nullable(),
  /** Null unless it runs now. */
  progress: runProgress.nullable(),
});
export type TrainingRunDetail = z.infer<typeof trainingRunDetail>;

export const trainingRunQuery = pageQuery.extend({ status: z.enum(runStatuses).optional() });
export type TrainingRunQuery = z.infer<typeof trainingRunQuery>;

export const runLogQuery = z.object({ tail: z.coerce.number().int().min(1).max(10_000).default(200) });
export type RunLogQuery = z.infer<typeof runLogQuery>;
/** The last lines of what it wrote to stderr; a log stays in the module. */
export const runLog = z.object({ lines: z.array(z.string()), total: z.number().int().min(0) });
export type RunLog = z.infer<typeof runLog>;
