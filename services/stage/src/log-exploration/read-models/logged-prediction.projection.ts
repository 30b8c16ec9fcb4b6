import { Injectable } from '@nestjs/common';
import { dayOfVersion, PREDICTION_LOG, snapshotEvents, versionOf } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { LoggedDayRow } from './logged-prediction.entity.js';

/** A policy may mask a date or a number: what cannot be read as one is left empty. */
const read = (name: string, type: 'timestamptz' | 'float8'): string =>
  `CASE WHEN pg_input_is_valid(row->>'${name}', '${type}') THEN (row->>'${name}')::${type} END`;

export const FILL_PARTITION = `
  INSERT INTO read_models.logged_predictions
    (partition, ordinal, log, day, prediction, at, service, release, model, text, label, score, ms)
  SELECT $1, ordinal, $3, $4, row->>'prediction', ${read('at', 'timestamptz')}, row->>'service', row->>'release',
    row->>'model', row->>'text', row->>'label', ${read('score', 'float8')}, ${read('ms', 'float8')}
  FROM copies.prediction_log WHERE snapshot = $2`;

/**
 * Rows of the log's copies, typed. A snapshot replaces its partition whole, in one transaction. Filled again from the
 * log, snapshots whose rows are gone leave a partition empty until the one that has them follows.
 */
@Injectable()
@Projection({
  name: 'logged-predictions',
  version: 1,
  tables: ['read_models.logged_predictions', 'read_models.logged_days'],
  handles: ['snapshot.activated'],
})
export class LoggedPredictionProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const { projection, entity, snapshot, from, rows } = snapshotEvents['snapshot.activated'].parse(event.data);
    if (projection !== PREDICTION_LOG) return;
    const { id: log, version } = entity;
    const partition = versionOf(log, version);
    const day = dayOfVersion(version);
    await em.query('DELETE FROM read_models.logged_predictions WHERE partition = $1', [partition]);
    await em.query(FILL_PARTITION, [partition, snapshot, log, day]);
    const activatedAt = new Date(event.metadata.occurredAt);
    await em.getRepository(LoggedDayRow).save({ partition, log, day, from, snapshot, rows, activatedAt });
  }
}
