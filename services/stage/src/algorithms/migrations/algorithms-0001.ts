import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"path","class":"label","nullable":false},{"name":"content","class":"document","nullable":false}]`;

export class Algorithms1763900000002 implements MigrationInterface {
  readonly name = 'Algorithms1763900000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('algorithms', 'algorithm_versions'));
    await runner.query(`
      CREATE TABLE read_models.algorithm_files (
        id text NOT NULL,
        version integer NOT NULL,
        path text NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (id, version, path)
      );
      CREATE VIEW published.algorithm_files AS
      SELECT id || '@' || version AS partition, path AS row_key,
             jsonb_build_object('path', path, 'content', content) AS row
      FROM read_models.algorithm_files;
      ${versionedCatalog('algorithm-files', 'algorithm', 'algorithm_versions', fields)}`);
  }

  async down(): Promise<void> {}
}
