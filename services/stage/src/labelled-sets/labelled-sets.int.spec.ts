import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LabelledRow, type SetSource } from '@wordslab/contracts';
import type { RequestContext } from '@wordslab/platform';
import pg from 'pg';
import { startStage, type TestStage } from '../testing/start-stage.js';
import { LabelledSets } from './application/labelled-sets.js';

const source: SetSource = {
  kind: 'dataset',
  version: 'dev_0198c5d0-0000-7000-8000-000000000001@1',
  name: 'messages',
  digest: 'sha256:aa',
  snapshot: 'sha256:bb',
};
const rows: LabelledRow[] = [
  { item: '0', text: 'where is my card?', label: 'card' },
  { item: '2', text: 'money back please', label: 'refund' },
];
const ctx = (commandId: string): RequestContext => ({
  actor: 'unverified:ana',
  correlationId: 'c',
  commandId,
  now: new Date(),
});

describe('sets of labelled rows', () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await startStage('train');
  });
  afterAll(() => stage.stop());
  const sets = () => stage.app.get(LabelledSets, { strict: false });
  const add = (name: string, of: LabelledRow[], commandId: string) =>
    sets().add({ kind: 'testSet', name, source, campaign: null, businessModel: null, rows: of }, ctx(commandId));

  it('keep their rows, and the same rows make no second version', async () => {
    const { id, outcome } = await add('gold', rows, 'one');
    expect(outcome.state.versions).toHaveLength(1);
    expect((await add('gold', rows, 'two')).outcome.events).toEqual([]);
    await stage.read('/api/v1/copies');
    const read: LabelledRow[] = [];
    for await (const row of sets().rows('testSet', id, 1)) read.push(row);
    expect(read).toEqual(rows);
  });

  it('refuse to be empty', async () => {
    await expect(add('none', [], 'three')).rejects.toMatchObject({ code: 'labelled_set.empty' });
  });

  it('publish test sets for the shipper', async () => {
    const { id } = await add('shipped', rows, 'four');
    await stage.read('/api/v1/copies');
    const client = new pg.Client(stage.databaseUrl);
    await client.connect();
    const shown = await client.query('SELECT entity, source FROM published.catalog WHERE partition = $1', [`${id}@1`]);
    const payloads = await client.query('SELECT payload, rows FROM published.test_sets WHERE partition = $1', [
      `${id}@1`,
    ]);
    await client.end();
    expect(shown.rows).toMatchObject([{ entity: { kind: 'testSet', name: 'shipped', version: 1 }, source: 'payload' }]);
    expect(payloads.rows).toMatchObject([{ rows: 2 }]);
  });
});
