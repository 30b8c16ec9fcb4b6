import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { logAnnotationEvents } from '../domain/log-annotation.js';

type Marked = z.infer<(typeof logAnnotationEvents)['logAnnotation.marked']>;

/** Who said it, and when (ISO 8601). */
export interface Stamp {
  by: string;
  at: string;
}

interface Mark extends Stamp {
  prediction: string;
  /** Undone before: what stood there is gone. */
  isFresh: boolean;
  /** Undone last: nothing is left. */
  isGone: boolean;
  /** Absent: stays as it was. */
  said: Omit<Marked, 'prediction'>;
}

/** Marks of single predictions, gathered so that many cost a few statements. An absent field stays as it was. */
export class GatheredMarks {
  private readonly marks = new Map<string, Mark>();

  mark({ prediction, verdict, label, comment, assignee }: Marked, stamp: Stamp): void {
    const before = this.marks.get(prediction);
    const judged = verdict === undefined ? {} : { verdict, label: label ?? null };
    const said = {
      ...judged,
      ...(comment === undefined ? {} : { comment }),
      ...(assignee === undefined ? {} : { assignee }),
    };
    this.marks.set(prediction, {
      prediction,
      ...stamp,
      isFresh: before?.isFresh ?? false,
      isGone: false,
      said: { ...before?.said, ...said },
    });
  }

  undo(prediction: string): void {
    this.marks.set(prediction, { prediction, by: '', at: '', isFresh: true, isGone: true, said: {} });
  }

  async write(em: EntityManager): Promise<void> {
    const all = [...this.marks.values()];
    this.marks.clear();
    const fresh = all.filter((m) => m.isFresh).map((m) => m.prediction);
    if (fresh.length > 0) await em.query('DELETE FROM log_annotations WHERE prediction = ANY ($1)', [fresh]);
    const marks = all.filter((m) => !m.isGone);
    if (marks.length === 0) return;
    // A value that is not there is none in the JSON, and keeps what stands in the row.
    await em.query(
      `INSERT INTO log_annotations AS known (prediction, verdict, right_label, comment, assignee, by, at)
       SELECT prediction, said->>'verdict', said->>'label', said->>'comment', said->>'assignee', by, at
       FROM unnest($1::text[], $2::jsonb[], $3::text[], $4::timestamptz[]) AS mark (prediction, said, by, at)
       ON CONFLICT (prediction) DO UPDATE SET by = excluded.by, at = excluded.at,
         comment = coalesce(excluded.comment, known.comment), assignee = coalesce(excluded.assignee, known.assignee),
         verdict = coalesce(excluded.verdict, known.verdict),
         right_label = CASE WHEN excluded.verdict IS NULL THEN known.right_label ELSE excluded.right_label END`,
      [
        ...[marks.map((m) => m.prediction), marks.map((m) => JSON.stringify(m.said))],
        ...[marks.map((m) => m.by), marks.map((m) => m.at)],
      ],
    );
  }
}
