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

/**
 * What a chunk is made of, gathered record by record. It holds rows as the lines that they become: what lives for a
 * second at 800 a second should be few objects.
 */
export class JournalContent {
  readonly lines: string[] = [];
  /** Range of the rows' ids. */
  first: string | null = null;
  last: string | null = null;
  private sums: readonly HourCounts[] = [];

  get counts(): readonly HourCounts[] {
    return this.sums;
  }

  add(record: JournalRecord): void {
    this.sums = sumOf([...this.sums, ...record.counts]);
    if (!('rows' in record)) return;
    for (const row of record.rows) {
      this.lines.push(JSON.stringify(row));
      if (this.first === null || row.prediction < this.first) this.first = row.prediction;
      if (this.last === null || row.prediction > this.last) this.last = row.prediction;
    }
  }
}
