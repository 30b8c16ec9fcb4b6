import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TrainingRuns1764100000010 implements MigrationInterface {
  readonly name = 'TrainingRuns1764100000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.training_runs (
        id text PRIMARY KEY,
        status text NOT NULL,
        request jsonb NOT NULL,
        attempt integer NOT NULL,
        inputs text,
        result jsonb,
        failure jsonb,
        log jsonb NOT NULL,
        requested_at timestamptz NOT NULL,
        requested_by text NOT NULL,
        started_at timestamptz,
        ended_at timestamptz
      );
      CREATE INDEX training_runs_order ON read_models.training_runs (requested_at, id);`);
  }

  async down(): Promise<void> {}
}
