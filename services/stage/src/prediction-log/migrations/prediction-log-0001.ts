import { predictionLogFields } from '@wordslab/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PredictionLog1764200000002 implements MigrationInterface {
  readonly name = 'PredictionLog1764200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.prediction_days (
        log text NOT NULL,
        version integer NOT NULL,
        day text NOT NULL,
        rows integer NOT NULL,
        chunks integer NOT NULL,
        digest text NOT NULL,
        position text NOT NULL,
        head integer NOT NULL,
        PRIMARY KEY (version)
      );
      CREATE TABLE read_models.prediction_chunks (
        version integer NOT NULL,
        ordinal integer NOT NULL,
        payload text NOT NULL,
        rows integer NOT NULL,
        first_row integer NOT NULL,
        first text NOT NULL,
        last text NOT NULL,
        PRIMARY KEY (version, ordinal)
      );
      CREATE TABLE read_models.prediction_hours (
        hour timestamptz NOT NULL,
        service text NOT NULL,
        release text NOT NULL,
        model text NOT NULL,
        answered integer NOT NULL,
        failed integer NOT NULL,
        limited integer NOT NULL,
        ms double precision NOT NULL,
        counted boolean NOT NULL,
        PRIMARY KEY (hour, service, release, model)
      );
      CREATE VIEW published.prediction_log AS
      SELECT d.log || '@' || d.version AS partition, lpad(c.ordinal::text, 8, '0') AS row_key, c.payload, c.rows
      FROM read_models.prediction_chunks c JOIN read_models.prediction_days d USING (version);
      CREATE VIEW published.catalog_prediction_log AS
      SELECT 'prediction-log'::text AS projection,
             log || '@' || version AS partition,
             jsonb_build_object('kind', 'predictionLog', 'id', log, 'version', version,
               'name', 'predictions of ' || day, 'digest', digest) AS entity,
             '${JSON.stringify(predictionLogFields)}'::jsonb AS fields,
             'payload'::text AS source, position, head
      FROM read_models.prediction_days;`);
  }

  async down(): Promise<void> {}
}
