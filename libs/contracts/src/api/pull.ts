import { z } from 'zod';
import { entityId, entityVersion, moduleName } from '../ids/ids.js';
import { pageQuery } from './common.js';

/** Most partitions of one pull: a year of days. */
export const PULL_MOST = 366;

const projectionName = z.string().regex(/^[a-z][a-z0-9-]{0,50}$/, 'a projection looks like prediction-log');

/**
 * `POST /pulls`: asks another stage's home for anonymized data along a route that ends here. `days` (UTC, both
 * included) is for the prediction log; without partitions, the latest version that Lifecycle knows of is pulled.
 */
export const startPull = z.strictObject({
  projection: projectionName,
  from: moduleName,
  days: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
  partitions: z.array(entityVersion).min(1).max(PULL_MOST).optional(),
});
export type StartPull = z.infer<typeof startPull>;
export const pullStarted = z.object({ id: entityId, partitions: z.number().int() });
export type PullStarted = z.infer<typeof pullStarted>;

/** `sent`: it is on its way here; `empty`: its home has nothing of it. */
export const pullPartitionStates = ['asked', 'accepted', 'sent', 'arrived', 'empty', 'refused'] as const;
export const pullPartition = z.object({
  partition: entityVersion,
  state: z.enum(pullPartitionStates),
  snapshot: z.string().nullable(),
  rows: z.number().int().nullable(),
  refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
});
export type PullPartition = z.infer<typeof pullPartition>;

/** A pull and each of its partitions. `done`: every partition arrived, is empty or was refused. */
export const pullView = z.object({
  id: entityId,
  projection: z.string(),
  from: moduleName,
  status: z.enum(['asked', 'accepted', 'done', 'refused']),
  /** Why the whole pull was refused. */
  refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
  partitions: z.array(pullPartition),
  /** Started by the schedule. */
  scheduled: z.boolean(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type PullView = z.infer<typeof pullView>;
export const pullQuery = pageQuery.extend({ projection: projectionName.optional() });
export type PullQuery = z.infer<typeof pullQuery>;

/** `PUT /pulls/schedules`: pulls the last days again and again. One schedule per projection and home. */
export const setPullSchedule = z.strictObject({
  projection: projectionName,
  from: moduleName,
  everyMinutes: z.number().int().min(1).max(10_080),
  /** Days up to today, today included; 0 for what has no days. */
  lastDays: z.number().int().min(0).max(31).default(2),
  enabled: z.boolean().default(true),
});
export type SetPullSchedule = z.infer<typeof setPullSchedule>;

export const pullSchedule = z.object({
  projection: z.string(),
  from: moduleName,
  everyMinutes: z.number().int(),
  lastDays: z.number().int(),
  enabled: z.boolean(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
  lastRunAt: z.iso.datetime().nullable(),
  lastPull: entityId.nullable(),
});
export type PullSchedule = z.infer<typeof pullSchedule>;
export const pullSchedules = z.object({ items: z.array(pullSchedule) });
