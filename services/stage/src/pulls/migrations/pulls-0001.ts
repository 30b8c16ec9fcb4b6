import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Pulls1764100000025 implements MigrationInterface {
  readonly name = 'Pulls1764100000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.pulls (
        id text PRIMARY KEY,
        projection text NOT NULL,
        from_module text NOT NULL,
        scheduled boolean NOT NULL,
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL,
        ended_at timestamptz,
        state jsonb NOT NULL
      );
      CREATE INDEX pulls_asked_at ON read_models.pulls (asked_at, id);
      CREATE TABLE read_models.pull_schedules (
        projection text NOT NULL,
        from_module text NOT NULL,
        every_minutes integer NOT NULL,
        last_days integer NOT NULL,
        enabled boolean NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL,
        last_run_at timestamptz,
        last_pull text,
        PRIMARY KEY (projection, from_module)
      );`);
  }

  async down(): Promise<void> {}
}
