import { z } from 'zod';

/** Counts of one service under one release and model in one hour. */
export const hourCounts = z.object({
  /** Start of the hour, UTC. */
  hour: z.iso.datetime(),
  service: z.string(),
  release: z.string(),
  model: z.string(),
  answered: z.number().int().min(0),
  failed: z.number().int().min(0),
  limited: z.number().int().min(0),
  /** Sum of the answered requests' milliseconds. */
  ms: z.number().int().min(0),
});
export type HourCounts = z.infer<typeof hourCounts>;

/** Events of the streams `predictionLog-<log id>.<yyyymmdd>`, one per day. */
export const predictionLogEvents = {
  /** Some rows of the day lie in the payload store. `first` and `last` are ids of predictions: the range of its rows. */
  'predictionLog.chunkWritten': z.object({
    day: z.string(),
    key: z.string(),
    /** Null where only counts were collected. */
    address: z.string().nullable(),
    rows: z.number().int().min(0),
    first: z.string().nullable(),
    last: z.string().nullable(),
    counts: z.array(hourCounts),
  }),
  /** The hour is over, and every row of it lies in a chunk: its counts, which follow from the chunks. */
  'predictionLog.hourCounted': z.object({ day: z.string(), hour: z.iso.datetime(), counts: z.array(hourCounts) }),
} as const;
export type ChunkWritten = z.infer<(typeof predictionLogEvents)['predictionLog.chunkWritten']>;

export const dayStream = (log: string, version: number): string => `predictionLog-${log}.${version}`;
/** Name of the data key of a day: destroying it erases the day's texts, journals and comments. */
export const dayKey = (log: string, version: number): string => `predictionLog.${log}.${version}`;
