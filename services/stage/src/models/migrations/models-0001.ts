import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedPayloads, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = `[{"name":"path","class":"label","nullable":false},{"name":"part","class":"number","nullable":false},{"name":"parts","class":"number","nullable":false},{"name":"content","class":"document","nullable":false}]`;

export class Models1764100000011 implements MigrationInterface {
  readonly name = 'Models1764100000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('models', 'model_versions'));
    await runner.query(`
      ${versionedPayloads('model-files', 'model_versions')}
      ${versionedCatalog('model-files', 'model', 'model_versions', fields, 'payload')}`);
  }

  async down(): Promise<void> {}
}
