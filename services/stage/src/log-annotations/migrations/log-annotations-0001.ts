import type { MigrationInterface, QueryRunner } from 'typeorm';

export const logAnnotationsTable = `
  CREATE TABLE read_models.log_annotations (
    prediction text PRIMARY KEY,
    verdict text,
    right_label text,
    comment text,
    assignee text,
    by text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX log_annotations_at ON read_models.log_annotations (at, prediction);`;

export class LogAnnotations1764100000027 implements MigrationInterface {
  readonly name = 'LogAnnotations1764100000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(logAnnotationsTable);
  }

  async down(): Promise<void> {}
}
