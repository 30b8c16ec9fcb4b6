import { canonicalJson, RuleViolated, type SnapshotManifest } from '@wordslab/contracts/core';
import type { Installer } from '@wordslab/sync';
import pg from 'pg';

/** `copies.<projection>`; rows stay the canonical text that was signed, so that they can be hashed again. */
const tableOf = (manifest: SnapshotManifest): string => tableNamed(manifest.projection.name);
const tableNamed = (projection: string): string => `copies.${pg.escapeIdentifier(projection.replaceAll('-', '_'))}`;

export class CopiesInstaller implements Installer {
  private readonly made = new Set<string>();

  constructor(private readonly pool: pg.Pool) {}

  async begin(snapshot: string, manifest: SnapshotManifest): Promise<number> {
    await this.ensureTable(tableOf(manifest));
    return this.count(snapshot, manifest);
  }

  async rows(
    snapshot: string,
    manifest: SnapshotManifest,
    first: number,
    rows: readonly Readonly<Record<string, unknown>>[],
  ): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${tableOf(manifest)} (snapshot, ordinal, row)
       SELECT $1, $2::bigint + n - 1, row::json FROM unnest($3::text[]) WITH ORDINALITY AS new (row, n) ON CONFLICT DO NOTHING`,
      [snapshot, first, rows.map((row) => canonicalJson(row))],
    );
  }

  async finish(snapshot: string, manifest: SnapshotManifest): Promise<void> {
    const here = await this.count(snapshot, manifest);
    if (here !== manifest.totals.rows)
      throw new RuleViolated(
        'snapshot.bad_manifest',
        `${here} rows were installed, the manifest says ${manifest.totals.rows}`,
        'Order the snapshot again.',
      );
  }

  async abandon(snapshot: string, manifest: SnapshotManifest): Promise<void> {
    await this.pool.query(`DELETE FROM ${tableOf(manifest)} WHERE snapshot = $1`, [snapshot]);
  }

  async prune(projection: string, snapshots: readonly string[]): Promise<void> {
    await this.pool.query(`DELETE FROM ${tableNamed(projection)} WHERE snapshot = ANY ($1)`, [snapshots]);
  }

  private async count(snapshot: string, manifest: SnapshotManifest): Promise<number> {
    const { rows } = await this.pool.query<{ n: string }>(
      `SELECT count(*) AS n FROM ${tableOf(manifest)} WHERE snapshot = $1`,
      [snapshot],
    );
    return Number(rows[0]?.n ?? 0);
  }

  private async ensureTable(table: string): Promise<void> {
    if (this.made.has(table)) return;
    await this.pool.query(
      `CREATE TABLE IF NOT EXISTS ${table} (snapshot text NOT NULL, ordinal bigint NOT NULL, row json NOT NULL, PRIMARY KEY (snapshot, ordinal))`,
    );
    await this.pool.query(`GRANT SELECT ON ${table} TO wl_service, wl_reader`);
    this.made.add(table);
  }
}
