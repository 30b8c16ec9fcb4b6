import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"document","class":"document","nullable":false}]`;

export class Pipelines1763900000003 implements MigrationInterface {
  readonly name = 'Pipelines1763900000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('pipelines', 'pipeline_versions'));
    await runner.query(`
      CREATE VIEW published.pipelines AS
      SELECT id || '@' || version AS partition, '0'::text AS row_key,
             jsonb_build_object('document', content || jsonb_build_object('name', name)) AS row
      FROM read_models.pipeline_versions;
      ${versionedCatalog('pipelines', 'pipeline', 'pipeline_versions', fields)}`);
  }

  async down(): Promise<void> {}
}
