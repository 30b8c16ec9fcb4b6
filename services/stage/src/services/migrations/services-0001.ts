import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"document","class":"document","nullable":false}]`;

export class Services1763900000004 implements MigrationInterface {
  readonly name = 'Services1763900000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('services', 'service_versions'));
    await runner.query(`
      CREATE VIEW published.services AS
      SELECT id || '@' || version AS partition, '0'::text AS row_key,
             jsonb_build_object('document', content || jsonb_build_object('name', name)) AS row
      FROM read_models.service_versions;
      ${versionedCatalog('services', 'service', 'service_versions', fields)}`);
  }

  async down(): Promise<void> {}
}
