import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The days of the logs that are here, and their rows, typed. A row names its day by a small key: its place stands in every
 * index. Indexed for lists by time and by uncertainty, and to find a prediction.
 */
export const loggedPredictionsTables = `
  CREATE TABLE read_models.logged_days (
    key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partition text NOT NULL UNIQUE,
    log text NOT NULL,
    day text NOT NULL,
    from_module text NOT NULL,
    snapshot text NOT NULL,
    rows integer NOT NULL,
    activated_at timestamptz NOT NULL
  );
  CREATE TABLE read_models.logged_predictions (
    day_key integer NOT NULL,
    ordinal integer NOT NULL,
    prediction text,
    at timestamptz,
    service text,
    release text,
    model text,
    text text,
    label text,
    score double precision,
    ms double precision,
    PRIMARY KEY (day_key, ordinal)
  );
  CREATE INDEX logged_predictions_prediction ON read_models.logged_predictions (prediction);
  CREATE INDEX logged_predictions_at
    ON read_models.logged_predictions (coalesce(at, '-infinity'::timestamptz), day_key, ordinal);
  CREATE INDEX logged_predictions_score
    ON read_models.logged_predictions (coalesce(score, 'Infinity'::float8), day_key, ordinal);`;

export class LogExploration1764100000026 implements MigrationInterface {
  readonly name = 'LogExploration1764100000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(loggedPredictionsTables);
  }

  async down(): Promise<void> {}
}
