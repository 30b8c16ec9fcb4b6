import type { MigrationInterface, QueryRunner } from 'typeorm';
import { versionedCatalog, versionedTables } from '../../shared/versioned/versioned-columns.js';

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
      CREATE TABLE read_models.marked_samples_payloads (
        id text NOT NULL,
        version integer NOT NULL,
        ordinal integer NOT NULL,
        payload text NOT NULL,
        rows integer NOT NULL,
        PRIMARY KEY (id, version, ordinal)
      );
      CREATE VIEW published.marked_samples AS
      SELECT id || '@' || version AS partition, lpad(ordinal::text, 8, '0') AS row_key, payload, rows
      FROM read_models.marked_samples_payloads;
      ${versionedCatalog('marked-samples', 'markedSamples', 'marked_samples_versions', fields, 'payload')}`);
  }

  async down(): Promise<void> {}
}
