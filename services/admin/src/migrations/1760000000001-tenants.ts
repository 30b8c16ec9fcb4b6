import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tenants1760000000001 implements MigrationInterface {
  name = 'Tenants1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.tenants (
        slug text PRIMARY KEY,
        name text NOT NULL,
        status text NOT NULL,
        attempt integer NOT NULL,
        modules jsonb NOT NULL,
        peers jsonb NOT NULL,
        steps jsonb NOT NULL,
        steps_planned integer NOT NULL,
        failure jsonb,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
  }

  async down(): Promise<void> {}
}
