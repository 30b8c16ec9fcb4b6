import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Datasets1763900000001 implements MigrationInterface {
  readonly name = 'Datasets1763900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.datasets (
        id text PRIMARY KEY,
        name text NOT NULL UNIQUE,
        personal boolean NOT NULL,
        version integer NOT NULL,
        rows double precision NOT NULL,
        digest text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE TABLE read_models.dataset_versions (
        id text NOT NULL,
        version integer NOT NULL,
        digest text NOT NULL,
        content jsonb NOT NULL,
        imported_at timestamptz NOT NULL,
        imported_by text NOT NULL,
        position text NOT NULL,
        head integer NOT NULL,
        PRIMARY KEY (id, version)
      );
      CREATE TABLE read_models.dataset_chunks (
        id text NOT NULL,
        version integer NOT NULL,
        part text NOT NULL CHECK (part IN ('rows', 'quarantine')),
        ordinal integer NOT NULL,
        payload text NOT NULL,
        rows integer NOT NULL,
        first integer NOT NULL,
        PRIMARY KEY (id, version, part, ordinal)
      );
      CREATE INDEX dataset_chunks_first ON read_models.dataset_chunks (id, version, part, first);`);
    await runner.query(`
      CREATE VIEW published.dataset_rows AS
      SELECT id || '@' || version AS partition, lpad(ordinal::text, 8, '0') AS row_key, payload, rows
      FROM read_models.dataset_chunks WHERE part = 'rows';
      CREATE VIEW published.catalog_dataset_rows AS
      SELECT 'dataset-rows'::text AS projection,
             id || '@' || version AS partition,
             jsonb_build_object('kind', 'dataset', 'id', id, 'version', version, 'name', content->>'name', 'digest', digest) AS entity,
             (SELECT jsonb_agg(jsonb_build_object('name', c->>'name', 'class', c->>'class', 'nullable', c->'nullable') ORDER BY n)
              FROM jsonb_array_elements(content->'columns') WITH ORDINALITY AS columns (c, n)) AS fields,
             'payload'::text AS source, position, head
      FROM read_models.dataset_versions;`);
  }

  async down(): Promise<void> {}
}
