import { Injectable } from '@nestjs/common';
import { dayVersion, digestOf, formatPayloadRef } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { type ChunkWritten, type HourCounts, predictionLogEvents as schemas } from '../domain/prediction-log.events.js';
import { PredictionChunkRow, PredictionDayRow, PredictionHourRow } from './prediction-log.entity.js';

/** Named as the published projection: a snapshot of a day names how far this came. */
@Injectable()
@Projection({
  name: 'prediction-log',
  version: 1,
  tables: ['prediction_days', 'prediction_chunks', 'prediction_hours'],
  handles: ['predictionLog.*'],
})
export class PredictionLogProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    if (event.type === 'predictionLog.hourCounted') {
      const { hour } = schemas['predictionLog.hourCounted'].parse(event.data);
      await em.getRepository(PredictionHourRow).update({ hour: new Date(hour) }, { counted: true });
      return;
    }
    const chunk = schemas['predictionLog.chunkWritten'].parse(event.data);
    for (const counts of chunk.counts) await addCounts(em, counts);
    await addChunk(event, chunk, em);
  }
}

const addCounts = async (em: EntityManager, counts: HourCounts): Promise<void> => {
  const { hour, service, release, model, answered, failed, limited, ms } = counts;
  await em.query(
    `INSERT INTO prediction_hours AS h VALUES ($1, $2, $3, $4, $5, $6, $7, $8, false)
     ON CONFLICT (hour, service, release, model) DO UPDATE SET answered = h.answered + $5, failed = h.failed + $6,
       limited = h.limited + $7, ms = h.ms + $8`,
    [hour, service, release, model, answered, failed, limited, ms],
  );
};

const addChunk = async (event: RecordedEvent, chunk: ChunkWritten, em: EntityManager): Promise<void> => {
  const { day, key, address, rows, first, last } = chunk;
  if (address === null || first === null || last === null) return;
  const version = dayVersion(day);
  const log = event.stream.slice('predictionLog-'.length, event.stream.lastIndexOf('.'));
  const days = em.getRepository(PredictionDayRow);
  const before = await days.findOneBy({ version });
  const [ordinal, firstRow] = [before?.chunks ?? 0, before?.rows ?? 0];
  const payload = formatPayloadRef({ address, key });
  await em.getRepository(PredictionChunkRow).insert({ version, ordinal, payload, rows, firstRow, first, last });
  await days.save({
    ...{ log, version, day, rows: firstRow + rows, chunks: ordinal + 1 },
    digest: digestOf({ before: before?.digest ?? null, address }),
    position: event.position,
    head: event.revision,
  });
};
