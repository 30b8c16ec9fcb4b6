import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ModelTests1764100000012 implements MigrationInterface {
  readonly name = 'ModelTests1764100000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.model_tests (
        id text PRIMARY KEY,
        status text NOT NULL,
        model text NOT NULL,
        test_set text NOT NULL,
        request jsonb NOT NULL,
        measures jsonb,
        answers jsonb NOT NULL,
        failure jsonb,
        requested_at timestamptz NOT NULL,
        requested_by text NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX model_tests_order ON read_models.model_tests (requested_at, id);`);
  }

  async down(): Promise<void> {}
}
