import { predictionRow, type PredictionRow } from '@wordslab/contracts';
import { z } from 'zod';
import { countOf, hourOf, sumOf } from './counts.js';
import { type HourCounts, hourCounts } from './prediction-log.events.js';

/** A record of a journal: a request's predictions, or counts of what was not answered. */
export const journalRecord = z.union([
  z.object({ rows: z.array(predictionRow), counts: z.array(hourCounts) }),
  z.object({ counts: z.array(hourCounts) }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;

/** The record of an answered request; it counts once, however many rows it had. */
export const answeredRecord = (rows: readonly [PredictionRow, ...PredictionRow[]]): JournalRecord => {
  const [{ at, service, release, model, ms }] = rows;
  const key = { hour: hourOf(new Date(at)), service, release, model };
  return { rows: [...rows], counts: [countOf(key, { answered: Math.round(ms) })] };
};

/** What a chunk is made of. */
export interface JournalContent {
  readonly rows: readonly PredictionRow[];
  readonly counts: readonly HourCounts[];
}

/** Rows and counts of a journal's records; rows in the order of their ids. */
export const contentOf = (records: readonly JournalRecord[]): JournalContent => ({
  rows: records
    .flatMap((record) => ('rows' in record ? record.rows : []))
    .sort((a, b) => (a.prediction < b.prediction ? -1 : 1)),
  counts: sumOf(records.flatMap((record) => record.counts)),
});
