import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound, type PolicyDocument } from '@wordslab/contracts/core';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { newModuleKeys, type SnapshotOrder } from '@wordslab/sync';
import { createModuleDatabase, type ModuleDatabase } from '../testing/module-database.js';
import { orderOf, partitionOf, policyOf, publish, thingFields, thingRows } from '../testing/published-things.js';
import { PublishedSource } from './published-source.js';

let postgres: TemporaryPostgres;
let database: ModuleDatabase;
const payloads = new Map<string, string>();
const keys = newModuleKeys();
const COUNT = 1_203;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  database = await createModuleDatabase(postgres);
  await publish(database.admin, { projection: 'things', version: 1, rows: thingRows(COUNT) });
  const lines = Object.values(thingRows(5)).map((row) => JSON.stringify(row));
  payloads.set('p1', `${lines.slice(0, 3).join('\n')}\n`);
  payloads.set('p2', lines.slice(3).join('\n'));
  await publish(database.admin, { projection: 'sealed-things', version: 1, rows: { b: 'p2', a: 'p1' } });
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
});

const sourceOf = (more: object = {}) =>
  new PublishedSource({
    writer: { tenant: 'acme', module: 'dev' },
    keys,
    connectionString: database.shipperUrl,
    readPayload: (ref) => {
      const text = payloads.get(ref);
      return text === undefined
        ? Promise.reject(new NotFound('blob.not_found', ref))
        : Promise.resolve(Buffer.from(text));
    },
    ...more,
  });
const read = async (order: SnapshotOrder, while_: (n: number) => Promise<void> = () => Promise.resolve()) => {
  const source = await sourceOf().open(order);
  try {
    const rows: Readonly<Record<string, unknown>>[] = [];
    for await (const row of source.rows) await while_(rows.push(row));
    return { rows, scan: await source.scan(), input: source.input };
  } finally {
    await source.close();
  }
};
const fieldsWithout = (name: string): PolicyDocument['fields'] =>
  Object.fromEntries(Object.entries(policyOf().document.fields).filter(([field]) => field !== name));
const connections = async (): Promise<number> => {
  const sql = `SELECT FROM pg_stat_activity WHERE application_name = 'wordslab shipper' AND state LIKE 'idle%'`;
  for (let tries = 0; ; tries += 1) {
    const { rowCount } = await database.admin.query(sql);
    if (rowCount === 0 || tries === 50) return rowCount ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('a published partition', () => {
  it('gives its rows in the order of their keys, under the policy, searched for personal values', async () => {
    const { rows, scan, input } = await read(orderOf(1));
    expect(rows.map((row) => row['id'])).toEqual(Array.from({ length: COUNT }, (_, i) => `r${i}`));
    expect(rows[0]).toMatchObject({ label: 'greeting', text: expect.stringMatching(/^\S+ wrote sha256:/) });
    expect(rows.some((row) => 'name' in row || String(row['text']).includes('Person'))).toBe(false);
    expect(scan).toEqual({ searched: COUNT, found: 0 });
    expect(input).toMatchObject({
      tenant: 'acme',
      edge: { from: 'dev', to: 'train' },
      entity: { kind: 'thing', version: 1 },
      projection: { name: 'things', codeDigest: expect.stringMatching(/^sha256:/) },
      source: { position: '101', head: 1 },
      policy: { id: 'things-dev-train', version: 1, hash: policyOf().hash },
      keyEpoch: 1,
    });
    expect(input.schema.fields.map((field) => field.name)).toEqual(['id', 'text', 'label']);
  });

  it('gives rows out of the payload store, a payload after the other', async () => {
    const order = orderOf(1, { projection: 'sealed-things', policy: policyOf({ projection: 'sealed-things' }) });
    expect((await read(order)).rows.map((row) => row['id'])).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
    await expect(sourceOf({ readPayload: undefined }).open(order)).rejects.toMatchObject({
      code: 'snapshot.no_payloads',
    });
    expect(await connections()).toBe(0);
  });

  it('does not change while it is read', async () => {
    await publish(database.admin, { projection: 'things', version: 2, rows: thingRows(COUNT) });
    const { rows } = await read(orderOf(2), async (count) => {
      if (count === 1)
        await database.admin.query(`DELETE FROM read_models.thing_rows WHERE partition = $1`, [partitionOf(2)]);
    });
    expect(rows).toHaveLength(COUNT);
    expect((await read(orderOf(2))).rows).toEqual([]);
  });

  it('shows what its scan finds, for the producer to refuse', async () => {
    const policy = policyOf({
      fields: { ...policyOf().document.fields, text: { use: 'redact', detect: ['email'], names: [] } },
    });
    expect((await read(orderOf(1, { policy }))).scan).toEqual({ searched: COUNT, found: COUNT });
  });

  it('is read with a connection whose loss fails the reading and nothing else', async () => {
    const reading = read(orderOf(1), async (count) => {
      if (count > 1) return;
      await database.admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wordslab shipper'`,
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await expect(reading).rejects.toThrow(/terminat|connection|not queryable/i);
  });
});

describe('a partition is refused', () => {
  const wrong = { code: 'policy.wrong_scope' };
  it.each<[string, Partial<SnapshotOrder>, object]>([
    ['that is not published', { partition: partitionOf(9) }, { code: 'snapshot.unknown_partition' }],
    ['of a projection that is not', { projection: 'catalog' }, { code: 'snapshot.unknown_partition' }],
    ['for another receiver than the policy’s', { to: 'prod' }, wrong],
    ['under the policy of another home', { policy: policyOf({ edge: { from: 'explore', to: 'train' } }) }, wrong],
    ['under the policy of another projection', { policy: policyOf({ projection: 'sealed-things' }) }, wrong],
    ['under the policy of another entity', { policy: policyOf({ entity: 'dev_other' }) }, wrong],
    [
      'under a policy that was changed after its hash was approved',
      { policy: { ...policyOf({ id: 'q' }), hash: policyOf().hash } },
      wrong,
    ],
    [
      'when the policy leaves a field unnamed',
      { policy: policyOf({ fields: fieldsWithout('label') }) },
      { code: 'policy.field_unnamed', details: expect.objectContaining({ field: 'label' }) },
    ],
    [
      'when the policy keeps a personal field',
      { policy: policyOf({ fields: { ...policyOf().document.fields, name: { use: 'keep' } } }) },
      { code: 'policy.personal_kept', details: expect.objectContaining({ field: 'name' }) },
    ],
    [
      'when the policy keeps free text',
      { policy: policyOf({ fields: { ...policyOf().document.fields, text: { use: 'keep' } } }) },
      { code: 'policy.personal_kept', details: expect.objectContaining({ field: 'text' }) },
    ],
  ])('%s', async (_what, changes, error) => {
    await expect(sourceOf().open(orderOf(1, changes))).rejects.toMatchObject(error);
    expect(await connections()).toBe(0);
  });

  it('when a row holds a field that is not published', async () => {
    await publish(database.admin, { projection: 'things', version: 3, rows: { a: { id: 'r', secret: 'x' } } });
    await expect(read(orderOf(3))).rejects.toMatchObject({ code: 'policy.field_unnamed' });
    expect(thingFields).toHaveLength(4);
  });
});

describe('the shipper’s rights', () => {
  it.each(['SELECT * FROM read_models.thing_rows', 'SELECT * FROM read_models.thing_versions'])(
    'do not reach beneath what is published: %s',
    async (sql) => {
      await expect(database.shipper.query(sql)).rejects.toThrow(/permission denied/);
    },
  );
});
