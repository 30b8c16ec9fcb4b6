import { Injectable } from '@nestjs/common';
import { predictionsCounted } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { receivedAs } from '../../shared/feed-event.js';
import { PredictionCountsRow } from './prediction-counts.entities.js';

/** What the serving stages answered, by the hour: counts, never a prediction. */
@Injectable()
@Projection({
  name: 'prediction-counts',
  version: 1,
  tables: ['prediction_counts'],
  handles: ['feed.predictions.counted'],
})
export class PredictionCountsProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const counted = receivedAs(predictionsCounted, event);
    if (!counted) return;
    const { hour, answered, failed, limited, ms } = counted.data;
    await em.upsert(
      PredictionCountsRow,
      {
        entry: counted.entry.id,
        stage: counted.from,
        hour: new Date(hour),
        answered: String(answered),
        failed: String(failed),
        limited: String(limited),
        ms: String(ms),
      },
      ['entry'],
    );
  }
}
