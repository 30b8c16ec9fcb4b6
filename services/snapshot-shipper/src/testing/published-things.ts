import {
  digestOf,
  hashOfPolicy,
  type PolicyDocument,
  type PolicyVersion,
  type PublishedField,
  versionOf,
} from '@wordslab/contracts/core';
import type { SnapshotOrder } from '@wordslab/sync';
import type pg from 'pg';

const sql = `
CREATE TABLE read_models.thing_rows (projection text, partition text, row_key text, row jsonb, payload text);
CREATE TABLE read_models.thing_versions (
  projection text, partition text, entity jsonb, fields jsonb, source text, position text, head int);
CREATE VIEW published.things AS
  SELECT partition, row_key, row FROM read_models.thing_rows WHERE projection = 'things';
CREATE VIEW published.sealed_things AS
  SELECT partition, row_key, payload, 1 AS rows FROM read_models.thing_rows WHERE projection = 'sealed-things';
CREATE VIEW published.catalog_things AS SELECT * FROM read_models.thing_versions;
`;

/** A slice that publishes things: the least that a module which ships must have. */
export class PublishedThings1 {
  readonly name = 'PublishedThings1700000000001';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(sql);
  }
  async down(): Promise<void> {}
}

export const THING = 'dev_0198c5d0-0000-7000-8000-000000000001';
export const partitionOf = (version: number): string => versionOf(THING, version);

export const thingFields: readonly PublishedField[] = [
  { name: 'id', class: 'id', nullable: false },
  { name: 'name', class: 'personal', nullable: true },
  { name: 'text', class: 'text', nullable: true },
  { name: 'label', class: 'label', nullable: true },
];

export interface Publication {
  readonly projection: 'things' | 'sealed-things';
  readonly version: number;
  readonly fields?: readonly PublishedField[];
  /** By row key, in any order; what an entry holds is a row, or for sealed things a payload reference. */
  readonly rows: Readonly<Record<string, object | string>>;
}

/** What a stage's projections would write. */
export const publish = async (pool: pg.Pool, { projection, version, fields, rows }: Publication): Promise<void> => {
  const partition = partitionOf(version);
  const entity = { kind: 'thing', id: THING, version, name: 'a thing', digest: digestOf({ version }) };
  await pool.query('INSERT INTO read_models.thing_versions VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    projection,
    partition,
    entity,
    JSON.stringify(fields ?? thingFields),
    projection === 'things' ? 'row' : 'payload',
    String(100 + version),
    version,
  ]);
  await pool.query(
    `INSERT INTO read_models.thing_rows
     SELECT $1, $2, key, CASE jsonb_typeof(value) WHEN 'object' THEN value END, CASE jsonb_typeof(value) WHEN 'string' THEN value #>> '{}' END
     FROM jsonb_each($3)`,
    [projection, partition, rows],
  );
};

/** A version that goes on, as a day of a log does: more rows, at a later position. */
export const grow = async (pool: pg.Pool, version: number, rows: Record<string, object>): Promise<void> => {
  await pool.query(
    `UPDATE read_models.thing_versions SET position = (position::bigint + 1000)::text, head = head + 1 WHERE partition = $1`,
    [partitionOf(version)],
  );
  await pool.query(
    `INSERT INTO read_models.thing_rows SELECT 'things', $1, key, value, NULL FROM jsonb_each($2)
     WHERE key NOT IN (SELECT row_key FROM read_models.thing_rows WHERE partition = $1)`,
    [partitionOf(version), rows],
  );
};

/** Rows `r0`, `r1`, … with a name that also stands in the text, which is longer the more digests it holds. */
export const thingRows = (count: number, digests = 1): Record<string, object> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `k${String(i).padStart(6, '0')}`,
      {
        id: `r${i}`,
        name: `Person Number${i}`,
        text: `Person Number${i} wrote ${textOf(i, digests)}`,
        label: 'greeting',
      },
    ]),
  );

const textOf = (i: number, digests: number): string =>
  Array.from({ length: digests }, (_, n) => digestOf([i, n])).join(' ');

const document: PolicyDocument = {
  v: 1,
  id: 'things-dev-train',
  edge: { from: 'dev', to: 'train' },
  projection: 'things',
  entity: '*',
  fields: {
    id: { use: 'keep' },
    name: { use: 'drop' },
    text: { use: 'redact', detect: ['email'], names: ['name'] },
    label: { use: 'keep' },
  },
};

export const policyOf = (changes: Partial<PolicyDocument> = {}): PolicyVersion => {
  const changed = { ...document, ...changes };
  return { document: changed, version: 1, hash: hashOfPolicy(changed) };
};

export const orderOf = (version: number, more: Partial<SnapshotOrder> = {}): SnapshotOrder => ({
  order: `order-${version}`,
  projection: 'things',
  partition: partitionOf(version),
  to: 'train',
  policy: policyOf(),
  ...more,
});
