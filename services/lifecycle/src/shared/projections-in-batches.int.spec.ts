import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { type BatchProjectionHandler, migrateDatabase } from '@wordslab/platform';
import { recordedEvents, rowsAfter } from '@wordslab/platform/testing';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { HistoryRow } from '../history/read-models/history.entities.js';
import { HistoryProjection } from '../history/read-models/history.projection.js';
import { lifecycleMigrations } from '../migrations/index.js';
import { PredictionCountsProjection } from '../statistics/read-models/prediction-counts.projection.js';

let postgres: TemporaryPostgres;
let database: DataSource;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  const url = await postgres.createDatabase();
  await migrateDatabase(url, lifecycleMigrations);
  const extra = { options: '-c search_path=read_models' };
  database = await new DataSource({ type: 'postgres', url, entities: [HistoryRow], extra }).initialize();
});
afterAll(async () => {
  await database.destroy();
  await postgres.stop();
});

const STREAM = 'feed-dev-01JD0000000000000000000000';
type Event = Parameters<typeof recordedEvents>[0][number];
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const entry = (content: object): object => ({
  seq: 1,
  v: 1,
  occurredAt: '2026-01-01T00:00:00.000Z',
  actor: 'ann',
  ...content,
});

/** However events are cut into batches, the rows are those of one event after the other. */
const comeOutTheSame = (projection: BatchProjectionHandler, table: string, events: fc.Arbitrary<Event>) =>
  fc.assert(
    fc.asyncProperty(
      fc.array(events, { minLength: 1, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
      async (drawn, sizes) => {
        const [about, recorded] = [{ projection, tables: [table] }, recordedEvents(drawn)];
        const oneByOne = await rowsAfter(database, about, recorded, [1]);
        expect(await rowsAfter(database, about, recorded, sizes)).toEqual(oneByOne);
        expect(await rowsAfter(database, about, recorded, [recorded.length])).toEqual(oneByOne);
      },
    ),
    { numRuns: 40 },
  );

describe('events in batches make the rows that they make one by one', () => {
  it('history, whose facts take names from facts before them', async () => {
    const id = fc.uuid();
    const entity = fc.record(
      {
        kind: oneOf('dataset'),
        id: oneOf('dev_1', 'dev_2'),
        version: fc.integer({ min: 0, max: 3 }),
        name: oneOf('messages', 'renamed'),
      },
      { requiredKeys: ['kind', 'id', 'version'] },
    );
    const snapshot = oneOf('s1', 's2');
    const told = fc.tuple(id, entity).map(([uuid, about]) => ({
      type: 'feed.thing.changed',
      stream: STREAM,
      data: entry({ id: uuid, type: 'thing.changed', entity: about, data: {} }),
    }));
    const refused = fc.tuple(id, snapshot).map(([uuid, of]) => ({
      type: 'feed.snapshot.refused',
      stream: STREAM,
      data: entry({ id: uuid, type: 'snapshot.refused', data: { snapshot: of, code: 'x.y', detail: 'no' } }),
    }));
    const stored = fc.tuple(snapshot, oneOf('dev_1', 'dev_2')).map(([of, entityId]) => ({
      type: 'snapshot.stored',
      stream: `snapshot-${of}`,
      data: {
        ...{
          order: 'o',
          snapshot: of,
          from: 'dev',
          to: 'train',
          projection: 'dataset-rows',
          offer: 'o',
          manifest: 'm',
        },
        ...{ entity: { kind: 'dataset', id: entityId, name: 'stored', version: 1, digest: 'd' }, rows: 3, bytes: 100 },
        ...{ chunks: 1, source: { position: '1', head: 0 }, policy: { id: 'p', version: 1, hash: 'h' }, keyEpoch: 1 },
      },
    }));
    await comeOutTheSame(new HistoryProjection(), 'history', fc.oneof(told, refused, stored));
  });

  it('counts of predictions', async () => {
    const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const counted = fc.tuple(oneOf(...ids), fc.nat(1_000)).map(([id, answered]) => ({
      type: 'feed.predictions.counted',
      stream: STREAM,
      data: entry({
        id,
        type: 'predictions.counted',
        data: {
          ...{ hour: '2026-01-01T00:00:00.000Z', service: 'routing', release: 'r', model: 'm' },
          ...{ answered, failed: 0, limited: 0, ms: answered * 3 },
        },
      }),
    }));
    await comeOutTheSame(new PredictionCountsProjection(), 'prediction_counts', counted);
  });
});
