import { describe, expect, it } from '@jest/globals';
import { compilePolicy, type Row } from '@wordslab/anonymizer';
import type { PolicyDocument, PublishedField } from '@wordslab/contracts/core';
import { anonymized, toColumns } from './anonymized.js';
import { LeakScan } from './leak-scan.js';

const fields: PublishedField[] = [
  { name: 'id', class: 'id', nullable: false },
  { name: 'name', class: 'personal', nullable: true },
  { name: 'text', class: 'text', nullable: true },
  { name: 'more', class: 'document', nullable: true },
];
const document = (names: string[]): PolicyDocument => ({
  v: 1,
  id: 'p',
  edge: { from: 'dev', to: 'train' },
  projection: 'dataset-rows',
  entity: '*',
  fields: {
    id: { use: 'keep' },
    name: { use: 'drop' },
    text: { use: 'redact', detect: ['email'], names },
    more: { use: 'keep' },
  },
});
async function* streamOf(...batches: Row[][]): AsyncGenerator<Row[]> {
  yield* batches;
}
const leave = async (names: string[], ...batches: Row[][]) => {
  const policy = compilePolicy(document(names), fields, { pseudonymKey: Buffer.alloc(32, 1) });
  const scan = new LeakScan(fields, policy.outputFields);
  const rows = [];
  for await (const row of anonymized(streamOf(...batches), policy, scan)) rows.push(row);
  return { rows, scan: scan.result };
};

describe('rows as columns', () => {
  it('are columns of one length, with null where a row has nothing', () => {
    expect(toColumns([{ a: 1 }, { b: 'x', a: null }, {}])).toEqual({
      rows: 3,
      columns: { a: [1, null, null], b: [null, 'x', null] },
    });
    expect(toColumns([])).toEqual({ rows: 0, columns: {} });
  });
});

describe('rows that leave', () => {
  const anna = { id: 'r1', name: 'Anna Keller', text: 'I am Anna Keller.', more: null };

  it('come in order, batch after batch, without what the policy drops, and are searched for it', async () => {
    const bob = { id: 'r2', name: 'Robert Malone', text: 'Hello', more: null };
    const { rows, scan } = await leave(['name'], [anna], [bob]);
    expect(rows.map((row) => row['id'])).toEqual(['r1', 'r2']);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['id', 'more', 'text']);
    expect(JSON.stringify(rows)).not.toContain('Keller');
    expect(scan).toEqual({ searched: 2, found: 0 });
  });

  it('are redacted and searched for each name of a list', async () => {
    const both = {
      id: 'r1',
      name: ['Anna Keller', 'Robert Malone'],
      text: 'Anna Keller met Robert Malone',
      more: null,
    };
    const { rows, scan } = await leave(['name'], [both]);
    expect(rows[0]?.['text']).toBe('[name] met [name]');
    expect(scan).toEqual({ searched: 2, found: 0 });
    expect((await leave([], [both])).scan).toEqual({ searched: 2, found: 2 });
  });

  it('are found to leak when a policy forgot to redact a name', async () => {
    const { scan } = await leave([], [anna]);
    expect(scan).toEqual({ searched: 1, found: 1 });
  });

  it('are refused when a row holds a field that nobody published', async () => {
    await expect(leave(['name'], [{ ...anna, extra: 'x' }])).rejects.toMatchObject({
      code: 'policy.field_unnamed',
      details: { field: 'extra' },
    });
  });
});

describe('the leak scan', () => {
  const scanned = (source: Row, row: Row) => {
    const scan = new LeakScan(fields, fields.slice(2));
    scan.search(source, row);
    return scan.result;
  };

  it.each([
    ['in other letters', { text: 'ANNA  kéller' }],
    ['inside a structure', { more: { who: ['Anna Keller'] } }],
  ])('finds a value %s', (_where, row) => {
    expect(scanned({ name: 'Anna Keller' }, row)).toEqual({ searched: 1, found: 1 });
  });

  it('counts a value once per row, however often it stands there', () => {
    expect(scanned({ name: 'Anna Keller' }, { text: 'Anna Keller Anna Keller', more: 'Anna Keller' }).found).toBe(1);
  });

  it('adds up over rows, and does not look for one row’s values in another', () => {
    const scan = new LeakScan(fields, fields.slice(2));
    scan.search({ name: 'Anna Keller' }, { text: 'Robert Malone' });
    scan.search({ name: 'Robert Malone' }, { text: 'Robert Malone' });
    expect(scan.result).toEqual({ searched: 2, found: 1 });
  });

  it('searches nothing where a row has no personal value', () => {
    expect(scanned({ name: null, id: 'Anna Keller' }, { text: 'Anna Keller' })).toEqual({ searched: 0, found: 0 });
  });

  it('looks only at what leaves', () => {
    expect(scanned({ name: 'Anna Keller' }, { name: 'Anna Keller', id: 'Anna Keller' }).found).toBe(0);
  });
});
