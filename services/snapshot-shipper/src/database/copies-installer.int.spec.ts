import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { snapshotManifest, type SnapshotManifest } from '@wordslab/contracts/core';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { createModuleDatabase, type ModuleDatabase } from '../testing/module-database.js';
import { THING } from '../testing/published-things.js';
import { CopiesInstaller } from './copies-installer.js';

let postgres: TemporaryPostgres;
let database: ModuleDatabase;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  database = await createModuleDatabase(postgres);
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
});

const manifestOf = (rows: number, projection = 'dataset-rows'): SnapshotManifest =>
  snapshotManifest.parse({
    v: 1,
    kind: 'wordslab.snapshot',
    tenant: 'acme',
    edge: { from: 'dev', to: 'train' },
    entity: { kind: 'dataset', id: THING, version: 1, name: 'm', digest: 'd' },
    projection: { name: projection, codeDigest: 'c' },
    source: { position: '1', head: 0 },
    schema: { hash: 'h', fields: [] },
    policy: { id: 'p', version: 1, hash: 'h' },
    keyEpoch: 1,
    codec: 'ndjson-jcs/1',
    tables: [],
    totals: { rows, bytes: 1 },
    attestation: { k: null, l: null, suppressed: 0 },
  });
const rowsOf = (...ids: string[]) => ids.map((id) => ({ text: 'x', id }));
const installed = async (snapshot: string, table = 'copies.dataset_rows') =>
  (
    await database.service.query(`SELECT ordinal, row::text AS row FROM ${table} WHERE snapshot = $1 ORDER BY 1`, [
      snapshot,
    ])
  ).rows;

describe('installing a copy', () => {
  it('goes on where a killed process stopped, doubles nothing, and keeps the signed text of each row', async () => {
    const manifest = manifestOf(3);
    const before = new CopiesInstaller(database.shipper);
    expect(await before.begin('s1', manifest)).toBe(0);
    await before.rows('s1', manifest, 0, rowsOf('a', 'b'));
    const after = new CopiesInstaller(database.shipper);
    expect(await after.begin('s1', manifest)).toBe(2);
    await after.rows('s1', manifest, 0, rowsOf('a', 'b'));
    await after.rows('s1', manifest, 2, rowsOf('c'));
    await after.finish('s1', manifest);
    expect(await installed('s1')).toEqual([
      { ordinal: '0', row: '{"id":"a","text":"x"}' },
      { ordinal: '1', row: '{"id":"b","text":"x"}' },
      { ordinal: '2', row: '{"id":"c","text":"x"}' },
    ]);
  });

  it.each([2, 4])('is refused when three rows are there and the manifest says %d', async (said) => {
    const installer = new CopiesInstaller(database.shipper);
    const snapshot = `said-${said}`;
    await installer.begin(snapshot, manifestOf(said));
    await installer.rows(snapshot, manifestOf(said), 0, rowsOf('a', 'b', 'c'));
    await expect(installer.finish(snapshot, manifestOf(said))).rejects.toMatchObject({ code: 'snapshot.bad_manifest' });
  });

  it('that turned out bad is removed, and no other', async () => {
    const installer = new CopiesInstaller(database.shipper);
    const manifest = manifestOf(1);
    for (const snapshot of ['bad', 'good']) {
      await installer.begin(snapshot, manifest);
      await installer.rows(snapshot, manifest, 0, rowsOf('a'));
    }
    await installer.abandon('bad', manifest);
    expect([(await installed('bad')).length, (await installed('good')).length]).toEqual([0, 1]);
    expect(await installer.begin('bad', manifest)).toBe(0);
  });

  it('that later ones replaced is removed, and no other', async () => {
    const installer = new CopiesInstaller(database.shipper);
    for (const snapshot of ['older', 'old', 'present']) {
      await installer.begin(snapshot, manifestOf(1));
      await installer.rows(snapshot, manifestOf(1), 0, rowsOf('a'));
    }
    await installer.prune('dataset-rows', ['older', 'old']);
    await installer.prune('dataset-rows', ['older', 'old']);
    const left = await Promise.all(['older', 'old', 'present'].map((snapshot) => installed(snapshot)));
    expect(left.map((rows) => rows.length)).toEqual([0, 0, 1]);
  });

  it('makes a table per projection, whose name cannot break out', async () => {
    const name = 'odd"; DROP SCHEMA copies CASCADE; --';
    const installer = new CopiesInstaller(database.shipper);
    await installer.begin('s2', manifestOf(1, name));
    await installer.rows('s2', manifestOf(1, name), 0, rowsOf('a'));
    const table = `copies."${name.replaceAll('-', '_').replaceAll('"', '""')}"`;
    expect(await installed('s2', table)).toHaveLength(1);
    expect((await installed('s1')).length).toBe(3);
  });

  it('is the shipper’s alone: the service reads', async () => {
    for (const sql of [
      `INSERT INTO copies.dataset_rows VALUES ('s1', 9, '{}')`,
      `UPDATE copies.dataset_rows SET row = '{}'`,
      'DELETE FROM copies.dataset_rows',
      'DROP TABLE copies.dataset_rows',
    ])
      await expect(database.service.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });
});
