import { Injectable } from '@nestjs/common';
import { dayOfVersion, PREDICTION_LOG, snapshotEvents, versionOf } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { LoggedDayRow } from './logged-prediction.entity.js';

/** A policy may mask a date or a number: what cannot be read as one is left empty. */
const read = (name: string, type: 'timestamptz' | 'float8'): string =>
  `CASE WHEN pg_input_is_valid(r.${name}, '${type}') THEN r.${name}::${type} END`;

/** Fills the day of key $1 from the rows of snapshot $2. */
export const FILL_DAY = `
  INSERT INTO logged_predictions
    (day_key, ordinal, prediction, at, service, release, model, text, label, score, ms)
  SELECT $1, ordinal, r.prediction, ${read('at', 'timestamptz')}, r.service, r.release, r.model, r.text, r.label,
    ${read('score', 'float8')}, ${read('ms', 'float8')}
  FROM copies.prediction_log, json_to_record(row::json) AS r (prediction text, at text, service text, release text,
    model text, text text, label text, score text, ms text)
  WHERE snapshot = $2`;

/**
 * Rows of the log's copies, typed. A snapshot replaces its partition whole, in one transaction. Filled again from the
 * log, snapshots whose rows are gone leave a partition empty until the one that has them follows.
 */
@Injectable()
@Projection({
  name: 'logged-predictions',
  version: 1,
  tables: ['logged_predictions', 'logged_days'],
  handles: ['snapshot.activated'],
})
export class LoggedPredictionProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const { projection, entity, snapshot, from, rows } = snapshotEvents['snapshot.activated'].parse(event.data);
    if (projection !== PREDICTION_LOG) return;
    const { id: log, version } = entity;
    const partition = versionOf(log, version);
    const day = dayOfVersion(version);
    const activatedAt = new Date(event.metadata.occurredAt);
    const days = em.getRepository(LoggedDayRow);
    await days.upsert({ partition, log, day, from, snapshot, rows, activatedAt }, ['partition']);
    const { key } = await days.findOneByOrFail({ partition });
    await em.query('DELETE FROM logged_predictions WHERE day_key = $1', [key]);
    await em.query(FILL_DAY, [key, snapshot]);
  }
}
