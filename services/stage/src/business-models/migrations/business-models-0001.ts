import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"document","class":"document","nullable":false}]`;

export class BusinessModels1764100000002 implements MigrationInterface {
  readonly name = 'BusinessModels1764100000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('business_models', 'business_model_versions'));
    await runner.query(`
      CREATE VIEW published.business_models AS
      SELECT id || '@' || version AS partition, '0'::text AS row_key,
             jsonb_build_object('document', content->'document') AS row
      FROM read_models.business_model_versions;
      ${versionedCatalog('business-models', 'businessModel', 'business_model_versions', fields)}`);
  }

  async down(): Promise<void> {}
}
