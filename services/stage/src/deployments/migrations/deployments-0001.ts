import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Deployments1764200000001 implements MigrationInterface {
  readonly name = 'Deployments1764200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.deployments (
        promotion text PRIMARY KEY,
        release text NOT NULL,
        release_digest text NOT NULL,
        alias text NOT NULL,
        status text NOT NULL,
        services jsonb NOT NULL,
        failure jsonb,
        requested_at timestamptz NOT NULL,
        switched_at timestamptz,
        ended_at timestamptz
      );`);
  }

  async down(): Promise<void> {}
}
