import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddResult } from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { startStage, type TestStage } from '../testing/start-stage.js';

describe('business models', () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await startStage('train');
  });
  afterAll(() => stage.stop());
  const add = (labels: object[]) =>
    stage.call('POST', '/api/v1/business-models', { body: { name: 'topics', labels, guidelines: '# Topics' } });
  const card = { name: 'card', description: 'anything about a card', hotkey: 'c' };

  it('get a version for each change, are listed, shown and published', async () => {
    const first = await add([card]);
    expect(first).toMatchObject({ status: 201, body: { version: 1, added: true } });
    expect(await add([card])).toMatchObject({ body: { version: 1, added: false } });
    expect(await add([card, { name: 'refund' }])).toMatchObject({ body: { version: 2, added: true } });
    const { id } = first.body as AddResult;
    expect(await stage.read('/api/v1/business-models?name=topics')).toMatchObject({ items: [{ id, version: 2 }] });
    expect(await stage.read(`/api/v1/business-models/${id}`)).toMatchObject({
      versions: [
        { version: 2, document: { labels: [card, { name: 'refund' }] } },
        { version: 1, document: { guidelines: '# Topics', entityTypes: [] } },
      ],
    });
    const database = stage.app.get(DataSource);
    expect(
      await database.query('SELECT entity FROM published.catalog WHERE partition = $1', [`${id}@2`]),
    ).toMatchObject([{ entity: { kind: 'businessModel', name: 'topics', version: 2 } }]);
    expect(
      await database.query('SELECT row FROM published.business_models WHERE partition = $1', [`${id}@2`]),
    ).toMatchObject([{ row: { document: { name: 'topics', labels: [card, { name: 'refund' }] } } }]);
    expect(
      await database.query(`SELECT entry->'data' AS data FROM sync.outbox WHERE entry->>'type' = $1 ORDER BY seq`, [
        'businessModel.versionAdded',
      ]),
    ).toEqual([{ data: { labels: 1 } }, { data: { labels: 2 } }]);
  });

  it.each([
    ['without a label', []],
    ['with a label twice', [{ name: 'a' }, { name: 'a' }]],
    ['with an unknown field', [{ name: 'a', colour: 'red' }]],
  ])('are refused %s', async (_what, labels) => {
    expect(await add(labels)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});
