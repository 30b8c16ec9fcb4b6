import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedPayloads, versionedTables } from '../../shared/versioned/versioned-columns.js';

const fields = JSON.stringify([
  { name: 'item', class: 'id', nullable: false },
  { name: 'text', class: 'text', nullable: false },
  { name: 'label', class: 'label', nullable: false },
  { name: 'answered', class: 'label', nullable: true },
  { name: 'verdict', class: 'label', nullable: false },
  { name: 'service', class: 'code', nullable: true },
  { name: 'release', class: 'code', nullable: true },
  { name: 'model', class: 'code', nullable: true },
  { name: 'day', class: 'date', nullable: false },
  { name: 'log', class: 'code', nullable: false },
]);

export class MarkedSamples1764100000028 implements MigrationInterface {
  readonly name = 'MarkedSamples1764100000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versionedTables('marked_samples', 'marked_samples_versions'));
    await runner.query(`
      ${versionedPayloads('marked-samples', 'marked_samples_versions')}
      ${versionedCatalog('marked-samples', 'markedSamples', 'marked_samples_versions', fields, 'payload')}`);
  }

  async down(): Promise<void> {}
}
