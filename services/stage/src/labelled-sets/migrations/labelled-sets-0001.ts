import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"item","class":"id","nullable":false},{"name":"text","class":"text","nullable":false},{"name":"label","class":"label","nullable":false}]`;

export class LabelledSets1764100000001 implements MigrationInterface {
  readonly name = 'LabelledSets1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('annotation_sets', 'annotation_set_versions'));
    await runner.query(versionedTables('test_sets', 'test_set_versions'));
    await runner.query(`
      CREATE TABLE read_models.test_set_payloads (
        id text NOT NULL,
        version integer NOT NULL,
        ordinal integer NOT NULL,
        payload text NOT NULL,
        rows integer NOT NULL,
        PRIMARY KEY (id, version, ordinal)
      );
      CREATE VIEW published.test_sets AS
      SELECT id || '@' || version AS partition, lpad(ordinal::text, 8, '0') AS row_key, payload, rows
      FROM read_models.test_set_payloads;
      ${versionedCatalog('test-sets', 'testSet', 'test_set_versions', fields, 'payload')}`);
  }

  async down(): Promise<void> {}
}
