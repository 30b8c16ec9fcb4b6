import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Copies1763900000005 implements MigrationInterface {
  readonly name = 'Copies1763900000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.copies (
        id text PRIMARY KEY,
        kind text NOT NULL,
        name text NOT NULL,
        version integer NOT NULL,
        digest text NOT NULL,
        from_module text NOT NULL,
        projection text NOT NULL,
        snapshot text NOT NULL,
        rows double precision NOT NULL,
        activated_at timestamptz NOT NULL,
        activated jsonb NOT NULL
      );
      CREATE INDEX copies_kind_name ON read_models.copies (kind, name, id);`);
  }

  async down(): Promise<void> {}
}
