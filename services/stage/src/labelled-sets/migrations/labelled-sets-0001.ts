import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedPayloads, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"item","class":"id","nullable":false},{"name":"text","class":"text","nullable":false},{"name":"label","class":"label","nullable":false}]`;

export class LabelledSets1764100000001 implements MigrationInterface {
  readonly name = 'LabelledSets1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('annotation_sets', 'annotation_set_versions'));
    await runner.query(versionedTables('test_sets', 'test_set_versions'));
    await runner.query(`
      ${versionedPayloads('test-sets', 'test_set_versions')}
      ${versionedCatalog('test-sets', 'testSet', 'test_set_versions', fields, 'payload')}`);
  }

  async down(): Promise<void> {}
}
