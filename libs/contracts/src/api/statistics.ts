import { z } from 'zod';
import { moduleName } from '../ids/ids.js';

/** `count` values in seconds; median and 90th percentile by nearest rank, null where there are none. */
export const durations = z.object({
  count: z.number().int(),
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
});
export type Durations = z.infer<typeof durations>;

export const stageStatistics = z.object({
  stage: moduleName,
  /** From a release's creation to its first completed promotion to the stage. */
  leadTime: durations,
  /** Completed promotions, without rollbacks. */
  promotions: z.object({ completed: z.number().int(), perWeek: z.number() }),
  /** Of the promotions that changed the stage or tried to: those that failed, or were rolled back from. */
  changeFailure: z.object({
    changes: z.number().int(),
    failed: z.number().int(),
    rolledBack: z.number().int(),
    rate: z.number().nullable(),
  }),
  /** From the request of a rollback to its completion. */
  timeToRestore: durations,
  /** What its services told, by the hour. */
  predictions: z.object({
    answered: z.number().int(),
    failed: z.number().int(),
    limited: z.number().int(),
    meanMs: z.number().nullable(),
  }),
});
export type StageStatistics = z.infer<typeof stageStatistics>;

const instant = z.iso.datetime({ offset: true });
export const statisticsQuery = z.object({
  stage: moduleName.optional(),
  /** Without it, 90 days before `until`. */
  since: instant.optional(),
  /** Without it, now. */
  until: instant.optional(),
  /** Which definition of the measures; the newest without it. */
  definition: z.coerce.number().int().min(1).optional(),
});
export type StatisticsQuery = z.infer<typeof statisticsQuery>;

/** `GET /statistics`: from the events alone, so it can be computed again, also of the past and by another definition. */
export const statisticsView = z.object({
  definition: z.number().int(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  items: z.array(stageStatistics),
});
export type StatisticsView = z.infer<typeof statisticsView>;
