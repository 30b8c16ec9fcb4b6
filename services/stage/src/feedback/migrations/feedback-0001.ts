import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Feedback1764200000003 implements MigrationInterface {
  readonly name = 'Feedback1764200000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.feedback (
        prediction text NOT NULL,
        "by" text NOT NULL,
        verdict text NOT NULL,
        label text,
        comment jsonb,
        at timestamptz NOT NULL,
        PRIMARY KEY (prediction, "by")
      );`);
  }

  async down(): Promise<void> {}
}
