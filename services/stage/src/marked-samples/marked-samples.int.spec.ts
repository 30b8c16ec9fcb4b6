import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ExploredRow,
  type LogAnnotation,
  type MarkedSamplesDetail,
  standingProjections,
} from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { RowPayloads } from '../payloads/row-payloads.js';
import { asShipper, type TestShipper } from '../testing/as-shipper.js';
import { LOG, loggedDay, loggedRow, sha } from '../testing/logged-day.js';
import { startStage, type TestStage } from '../testing/start-stage.js';

const rows = [
  loggedRow('p1', { score: 0.3 }),
  loggedRow('p2', { score: 0.5 }),
  loggedRow('p3', { score: 0.2, text: null }),
  loggedRow('p4', { score: 0.9, service: 'other' }),
];

describe('marks in the log, and the samples made of them', () => {
  let stage: TestStage;
  let shipper: TestShipper;
  beforeAll(async () => {
    stage = await startStage('explore');
    shipper = asShipper(stage, 'explore');
    await shipper.activate(loggedDay('2026-11-25', 'a', rows));
  });
  afterAll(async () => {
    await shipper.close();
    await stage.stop();
  });
  const post = (path: string, body: object) => stage.call('POST', `/api/v1${path}`, { body });
  const mark = (body: object) => post('/log-annotations', body);
  const bulk = (...lines: (object | string)[]) =>
    stage.upload(
      '/api/v1/log-annotations/bulk',
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    );
  const annotations = async (query = '') =>
    ((await stage.read(`/api/v1/log-annotations${query}`)) as { items: LogAnnotation[] }).items;
  const queue = async (query = '') =>
    ((await stage.read(`/api/v1/log-annotations/queue${query}`)) as { items: ExploredRow[] }).items.map(
      ({ prediction }) => prediction,
    );

  it('queue what nobody judged, the least certain first', async () => {
    expect(await queue()).toEqual(['p3', 'p1', 'p2', 'p4']);
    expect(await queue('?service=other')).toEqual(['p4']);
  });

  it.each<[string, number, string, object]>([
    [
      'of a prediction that is not here',
      404,
      'log_annotation.prediction_not_here',
      { prediction: 'p9', verdict: 'correct' },
    ],
    ['wrong without the right label', 400, 'log_annotation.label_missing', { prediction: 'p1', verdict: 'wrong' }],
    [
      'correct with a label',
      400,
      'log_annotation.label_unwanted',
      { prediction: 'p1', verdict: 'correct', label: 'x' },
    ],
    ['that says nothing', 400, 'log_annotation.says_nothing', { prediction: 'p1' }],
  ])('refuse a mark %s', async (_name, status, code, body) => {
    expect(await mark(body)).toMatchObject({ status, body: { code } });
  });

  it('hold the latest word of each kind, and can be undone once', async () => {
    expect((await mark({ prediction: 'p1', verdict: 'wrong', label: 'refund', comment: 'wants money' })).status).toBe(
      201,
    );
    await mark({ prediction: 'p1', assignee: 'ana' });
    expect(await annotations()).toMatchObject([
      {
        ...{ prediction: 'p1', verdict: 'wrong', rightLabel: 'refund', comment: 'wants money', assignee: 'ana' },
        ...{ by: 'unverified:tester', row: { text: 'message p1', label: 'card', score: 0.3 } },
      },
    ]);
    await mark({ prediction: 'p1', verdict: 'correct' });
    expect(await annotations('?verdict=correct&assignee=ana')).toMatchObject([{ rightLabel: 'card' }]);
    expect(await queue()).toEqual(['p3', 'p2', 'p4']);
    expect((await post('/log-annotations/undo', { prediction: 'p1' })).status).toBe(201);
    expect(await annotations()).toEqual([]);
    expect(await post('/log-annotations/undo', { prediction: 'p1' })).toMatchObject({
      status: 409,
      body: { code: 'log_annotation.nothing_to_undo' },
    });
  });

  it('publish nothing while nothing is marked', async () => {
    expect(await post('/marked-samples', { name: 'errors' })).toMatchObject({
      status: 409,
      body: { code: 'marked_samples.none' },
    });
  });

  it('of a file are all made or none', async () => {
    const good = { prediction: 'p2', verdict: 'wrong', label: 'refund' };
    const line = (code: string, more: object = {}) => ({ body: { code, ...more } });
    expect(await bulk(good, '{"prediction":')).toMatchObject(line('log_annotation.bad_line', { details: { line: 2 } }));
    expect(await bulk(good, { prediction: 'p1', verdict: 'wrong' })).toMatchObject(line('log_annotation.bad_line'));
    expect(await bulk(good, { prediction: 'nobody', verdict: 'correct' })).toMatchObject(
      line('log_annotation.prediction_not_here', { details: { predictions: ['nobody'] } }),
    );
    expect(await bulk('')).toMatchObject(line('log_annotation.empty'));
    const many = Array.from({ length: 100_001 }, (_, i) => ({ prediction: `x${i}`, verdict: 'correct' }));
    expect(await bulk(...many)).toMatchObject({ status: 429, ...line('log_annotation.too_many') });
    expect(await annotations()).toEqual([]);
    const marks = [
      { prediction: 'p1', verdict: 'correct' },
      good,
      { prediction: 'p1', verdict: 'wrong', label: 'transfer' },
      { prediction: 'p3', verdict: 'wrong', label: 'refund' },
      { prediction: 'p4', verdict: 'wrong', labelUnknown: true },
    ];
    expect(await bulk(...marks)).toMatchObject({ status: 201, body: { marked: 4 } });
    expect((await annotations()).map(({ prediction, rightLabel }) => [prediction, rightLabel]).sort()).toEqual([
      ['p1', 'transfer'],
      ['p2', 'refund'],
      ['p3', 'refund'],
      ['p4', null],
    ]);
  });

  it('become versions with exactly the fields that the policy names, and where each came from', async () => {
    const body = { name: 'errors', where: [{ field: 'verdict', is: 'wrong' }] };
    const made = await post('/marked-samples', body);
    // p3 has no text here, and of p4 nobody knows the right label.
    expect(made).toMatchObject({ status: 201, body: { version: 1, added: true, items: 2 } });
    expect(await post('/marked-samples', body)).toMatchObject({ body: { version: 1, added: false } });
    const { id } = made.body as { id: string };
    expect((await stage.read(`/api/v1/marked-samples/${id}`)) as MarkedSamplesDetail).toMatchObject({
      versions: [
        {
          ...{ items: 2, labels: { refund: 1, transfer: 1 } },
          sources: [{ partition: `${LOG}@20261125`, snapshot: sha('a'), items: 2 }],
        },
      ],
    });
    const database = stage.app.get(DataSource);
    const [catalog]: { entity: object; fields: { name: string }[]; source: string }[] = await database.query(
      `SELECT entity, fields, source FROM published.catalog WHERE projection = 'marked-samples'`,
    );
    expect(catalog).toMatchObject({ entity: { kind: 'markedSamples', name: 'errors', version: 1 }, source: 'payload' });
    const named = Object.keys(standingProjections['marked-samples']?.fields ?? {}).sort();
    expect(catalog?.fields.map(({ name }) => name).sort()).toEqual(named);
    const payloads: { payload: string; rows: number }[] = await database.query(
      'SELECT payload, rows FROM published.marked_samples WHERE partition = $1 ORDER BY row_key',
      [`${id}@1`],
    );
    const read: object[] = [];
    const refs = payloads.map(({ payload, rows: n }) => ({ ref: payload, rows: n }));
    for await (const row of stage.app.get(RowPayloads, { strict: false }).read(refs)) read.push(row);
    expect(read.map((row) => Object.keys(row).sort())).toEqual([named, named]);
    expect(read[0]).toEqual({
      ...{ item: 'p1', text: 'message p1', label: 'transfer', answered: 'card', verdict: 'wrong' },
      ...{ service: 'answers', release: 'r1', model: 'sha256:m1', day: '2026-11-25', log: sha('a') },
    });
    const [entry]: { entry: object }[] = await database.query(
      `SELECT entry FROM sync.outbox WHERE entry->>'type' = 'markedSamples.versionAdded'`,
    );
    expect(entry?.entry).toMatchObject({
      data: { items: 2, source: LOG },
      entity: { kind: 'markedSamples', version: 1 },
    });
  });

  it('made anew after another mark are the next version', async () => {
    await mark({ prediction: 'p4', verdict: 'wrong', label: 'card' });
    expect(await post('/marked-samples', { name: 'errors', where: [{ field: 'verdict', is: 'wrong' }] })).toMatchObject(
      {
        body: { version: 2, added: true, items: 3 },
      },
    );
  });

  it('come to the same after the read models are filled again', async () => {
    const before = await annotations();
    await stage.app.get(DataSource).query(`DELETE FROM platform.checkpoints WHERE name = 'log-annotations'`);
    await stage.restart();
    expect(await annotations()).toEqual(before);
  });
});
