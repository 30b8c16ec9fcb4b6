import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Installations1763900000006 implements MigrationInterface {
  readonly name = 'Installations1763900000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.installations (
        promotion text PRIMARY KEY,
        release text NOT NULL,
        release_digest text NOT NULL,
        alias text NOT NULL,
        status text NOT NULL,
        parts jsonb NOT NULL,
        refusal jsonb,
        ordered_at timestamptz NOT NULL,
        ended_at timestamptz
      );`);
  }

  async down(): Promise<void> {}
}
