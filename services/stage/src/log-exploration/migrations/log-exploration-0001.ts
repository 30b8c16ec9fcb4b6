import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rows of the prediction-log copies, typed; indexed for lists by time and by uncertainty, and to find a prediction. */
export const loggedPredictionsTable = `
  CREATE TABLE read_models.logged_predictions (
    partition text NOT NULL,
    ordinal bigint NOT NULL,
    log text NOT NULL,
    day text NOT NULL,
    prediction text,
    at timestamptz,
    service text,
    release text,
    model text,
    text text,
    label text,
    score double precision,
    ms double precision,
    PRIMARY KEY (partition, ordinal)
  );
  CREATE INDEX logged_predictions_prediction ON read_models.logged_predictions (prediction);
  CREATE INDEX logged_predictions_at
    ON read_models.logged_predictions (coalesce(at, '-infinity'::timestamptz), partition, ordinal);
  CREATE INDEX logged_predictions_score
    ON read_models.logged_predictions (coalesce(score, 'Infinity'::float8), partition, ordinal);`;

export class LogExploration1764100000026 implements MigrationInterface {
  readonly name = 'LogExploration1764100000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${loggedPredictionsTable}
      CREATE TABLE read_models.logged_days (
        partition text PRIMARY KEY,
        log text NOT NULL,
        day text NOT NULL,
        from_module text NOT NULL,
        snapshot text NOT NULL,
        rows integer NOT NULL,
        activated_at timestamptz NOT NULL
      );`);
  }

  async down(): Promise<void> {}
}
