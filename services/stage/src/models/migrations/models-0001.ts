import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"path","class":"label","nullable":false},{"name":"part","class":"number","nullable":false},{"name":"parts","class":"number","nullable":false},{"name":"content","class":"document","nullable":false}]`;

export class Models1764100000011 implements MigrationInterface {
  readonly name = 'Models1764100000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('models', 'model_versions'));
    await runner.query(`
      CREATE TABLE read_models.model_payloads (
        id text NOT NULL,
        version integer NOT NULL,
        ordinal integer NOT NULL,
        payload text NOT NULL,
        rows integer NOT NULL,
        PRIMARY KEY (id, version, ordinal)
      );
      CREATE VIEW published.model_files AS
      SELECT id || '@' || version AS partition, lpad(ordinal::text, 8, '0') AS row_key, payload, rows
      FROM read_models.model_payloads;
      ${versionedCatalog('model-files', 'model', 'model_versions', fields, 'payload')}`);
  }

  async down(): Promise<void> {}
}
