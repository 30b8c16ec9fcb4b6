import { Injectable } from '@nestjs/common';
import { predictionsCounted } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { type BatchProjectionHandler, Projection } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { receivedAs } from '../../shared/feed-event.js';

/** What the serving stages answered, by the hour: counts, never a prediction. */
@Injectable()
@Projection({
  name: 'prediction-counts',
  version: 1,
  tables: ['prediction_counts'],
  handles: ['feed.predictions.counted'],
})
export class PredictionCountsProjection implements BatchProjectionHandler {
  async applyAll(events: readonly RecordedEvent[], em: EntityManager): Promise<void> {
    const counted = events.flatMap((event) => receivedAs(predictionsCounted, event) ?? []);
    const rows = [...new Map(counted.map((row) => [row.entry.id, row])).values()];
    await em.query(
      `INSERT INTO prediction_counts (entry, stage, hour, answered, failed, limited, ms)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
       ON CONFLICT (entry) DO UPDATE SET stage = excluded.stage, hour = excluded.hour, answered = excluded.answered,
         failed = excluded.failed, limited = excluded.limited, ms = excluded.ms`,
      [
        ...[rows.map((r) => r.entry.id), rows.map((r) => r.from), rows.map((r) => r.data.hour)],
        ...[rows.map((r) => r.data.answered), rows.map((r) => r.data.failed), rows.map((r) => r.data.limited)],
        rows.map((r) => r.data.ms),
      ],
    );
  }
}
