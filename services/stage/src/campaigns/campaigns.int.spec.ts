import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CampaignDetail, type CampaignItem, type NextItem, type Page, splitOf } from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { arriveCopy } from '../testing/arrived-copy.js';
import { startStage, type TestStage } from '../testing/start-stage.js';
import { as, campaignOn, copyOf, datasetId, messages, topics } from './testing/campaign-stage.js';

describe('annotation campaigns', () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await startStage('train');
  });
  afterAll(() => stage.stop());
  const progress = async (id: string) => ((await as(stage, 'x').get(`campaigns/${id}`)) as CampaignDetail).progress;
  const next = async (id: string, name: string) =>
    ((await as(stage, name).get(`campaigns/${id}/next`)) as NextItem).item?.item ?? null;

  it('are about the rows of a split, whose texts they keep', async () => {
    const source = await copyOf(stage, 1, [...messages(40), { text: '', label: 'card' }]);
    const businessModel = await topics(stage);
    const wanted = messages(41).flatMap((_, i) => (splitOf(source, i) === 'train' && i < 40 ? [i] : []));
    const body = { name: 'topics', source, textColumn: 'text', businessModel, annotatorsPerItem: 2 };
    const made = await as(stage, 'ana').post('campaigns', body);
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'open', split: 'train', items: wanted.length, annotatorsPerItem: 2, createdBy: 'unverified:ana' },
    });
    const { id } = made.body as CampaignDetail;
    const items = (await as(stage, 'ana').get(`campaigns/${id}/items?limit=200`)) as Page<CampaignItem>;
    expect(items.items.map((i) => i.item)).toEqual(wanted);
    const first = (await as(stage, 'ana').get(`campaigns/${id}/items?limit=3`)) as Page<CampaignItem>;
    const second = (await as(stage, 'ana').get(
      `campaigns/${id}/items?limit=3&after=${first.next}`,
    )) as Page<CampaignItem>;
    expect([...first.items, ...second.items].map((i) => i.item)).toEqual(wanted.slice(0, 6));
    expect(await as(stage, 'ana').get('campaigns?name=topics')).toMatchObject({ items: [{ id }], next: null });
    await copyOf(stage, 1, messages(3), 'again');
    expect(await as(stage, 'ana').get(`campaigns/${id}/items/${wanted[0]}`)).toMatchObject({
      text: `message ${wanted[0]}`,
    });
    expect(await as(stage, 'bo').post('campaigns', body)).toMatchObject({
      status: 409,
      body: { code: 'campaign.name_taken' },
    });
  });

  it.each([
    [{ source: `${datasetId(99)}@1` }, 404, 'copy.not_found'],
    [{ textColumn: 'txt' }, 400, 'campaign.no_items'],
    [{ businessModel: 'train_0198c5d0-0000-7000-8000-000000000001@1' }, 404, 'businessModel.not_found'],
    [{ annotatorsPerItem: 11 }, 400, 'request.invalid'],
    [{ shares: { train: 50, traffic: 20, test: 20 } }, 400, 'request.invalid'],
  ])('are refused with %j', async (wrong, status, code) => {
    const source = await copyOf(stage, 2, messages(3));
    const body = { name: 'wrong', source, textColumn: 'text', split: 'all', businessModel: await topics(stage) };
    expect(await as(stage, 'ana').post('campaigns', { ...body, ...wrong })).toMatchObject({ status, body: { code } });
  });

  it('are about all marked samples, and not about what has no rows to label', async () => {
    const businessModel = await topics(stage);
    const copy = { id: datasetId(90), name: 'marks', rows: messages(9) };
    const marks = await arriveCopy(stage, { kind: 'markedSamples', projection: 'marked-samples', ...copy });
    const body = { name: 'marks', source: marks, textColumn: 'text', businessModel };
    expect(await as(stage, 'ana').post('campaigns', body)).toMatchObject({ body: { split: 'all', items: 9 } });
    const pipeline = {
      kind: 'pipeline',
      id: datasetId(91),
      name: 'p',
      projection: 'pipelines',
      rows: [{ document: {} }],
    };
    const source = await arriveCopy(stage, pipeline);
    expect(await as(stage, 'ana').post('campaigns', { ...body, name: 'p', source })).toMatchObject({
      status: 400,
      body: { code: 'campaign.bad_source' },
    });
  });

  it('refuse a cursor that no page gave', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 92, messages(2)));
    expect(await as(stage, 'ana').get(`campaigns/${id}/items?after=x`)).toMatchObject({ code: 'page.bad_cursor' });
    expect(await as(stage, 'ana').get('campaigns/train_0198c5d0-0000-7000-8000-000000000009')).toMatchObject({
      code: 'campaign.not_found',
    });
  });

  it('take labels, changes, skips and undos by people, and no label or person too many', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 3, messages(2)));
    const ana = (body: object) => as(stage, 'ana').post(`campaigns/${id}/items/0/annotation`, body);
    expect(await ana({ label: 'card', ms: 1200 })).toMatchObject({
      status: 201,
      body: { item: 0, annotator: 'unverified:ana', label: 'card', skipped: null },
    });
    expect(await ana({ label: 'cat' })).toMatchObject({ status: 400, body: { code: 'annotation.unknown_label' } });
    const bo = await as(stage, 'bo').post(`campaigns/${id}/items/0/annotation`, { label: 'card' });
    expect(bo).toMatchObject({ status: 409, body: { code: 'annotation.enough_annotators' } });
    await ana({ label: 'refund' });
    expect(await as(stage, 'ana').get(`campaigns/${id}/items/0`)).toMatchObject({
      annotations: [{ annotator: 'unverified:ana', label: 'refund', ms: null, imported: false }],
    });
    await ana({ skip: 'two topics' });
    expect(await progress(id)).toMatchObject({ begun: 0, skipped: 1 });
    expect(await next(id, 'ana')).toBe(1);
    expect(await as(stage, 'ana').get(`campaigns/${id}/last`)).toMatchObject({ item: { item: 0 } });
    expect(await ana({ undo: true })).toMatchObject({ body: { label: null, skipped: null } });
    expect(await ana({ undo: true })).toMatchObject({ status: 409, body: { code: 'annotation.nothing_to_undo' } });
    expect(await as(stage, 'ana').get(`campaigns/${id}/last`)).toEqual({ item: null });
    expect(await as(stage, 'bo').post(`campaigns/${id}/items/0/annotation`, { label: 'card' })).toMatchObject({
      status: 201,
    });
    expect(await as(stage, 'bo').post(`campaigns/${id}/items/7/annotation`, { label: 'card' })).toMatchObject({
      status: 404,
      body: { code: 'campaign.no_item' },
    });
  });

  it('write a repeated annotation once', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 4, messages(1)));
    const headers = { 'idempotency-key': 'again-1' };
    const path = `/api/v1/campaigns/${id}/items/0/annotation`;
    for (const _ of [1, 2]) await stage.call('POST', path, { body: { label: 'card' }, headers });
    const events: string[] = [];
    for await (const event of stage.store().readStream(`annotation-${id}.0.${encodeURIComponent('unverified:tester')}`))
      events.push(event.type);
    expect(events).toEqual(['annotation.given']);
  });

  it('of two at once, give the seat of an item to one', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 5, messages(1)));
    const names = ['a', 'b', 'c', 'd'];
    const answers = await Promise.all(
      names.map((n) => as(stage, n).post(`campaigns/${id}/items/0/annotation`, { label: 'card' })),
    );
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    expect(await progress(id)).toMatchObject({ annotations: 1, complete: 1 });
  });

  it('offer each annotator what is left, in an order of their own', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 6, messages(30)), { annotatorsPerItem: 2 });
    const firsts = new Set(await Promise.all(['ana', 'bo', 'cy', 'di'].map((name) => next(id, name))));
    expect(firsts.size).toBeGreaterThan(1);
    const done: number[] = [];
    for (let item = await next(id, 'ana'); item !== null; item = await next(id, 'ana')) {
      done.push(item);
      await as(stage, 'ana').post(`campaigns/${id}/items/${item}/annotation`, { label: 'card' });
    }
    expect(done.toSorted((a, b) => a - b)).toEqual(messages(30).map((_, i) => i));
    expect(await as(stage, 'ana').get(`campaigns/${id}/next?annotator=unverified:bo`)).toMatchObject({
      item: { text: expect.stringContaining('message') },
    });
    expect(await progress(id)).toMatchObject({ items: 30, begun: 30, complete: 0, annotations: 30 });
  });

  it('are adjudicated where annotators differ, and say how far they agree', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 7, messages(4)), { annotatorsPerItem: 2 });
    const says = { ana: ['card', 'card', 'refund', 'refund'], bo: ['card', 'refund', 'refund', 'card'] };
    for (const [name, labels] of Object.entries(says))
      for (const [item, label] of labels.entries())
        await as(stage, name).post(`campaigns/${id}/items/${item}/annotation`, { label });
    const open = () => as(stage, 'cy').get(`campaigns/${id}/items?only=disagreements`);
    expect(await open()).toMatchObject({ items: [{ item: 1 }, { item: 3 }] });
    const decide = (label: string) =>
      as(stage, 'cy').post(`campaigns/${id}/items/1/adjudication`, { label, reason: 'names a card' });
    expect(await decide('cat')).toMatchObject({ status: 400, body: { code: 'annotation.unknown_label' } });
    expect(await decide('card')).toMatchObject({ status: 201, body: { label: 'card', by: 'unverified:cy' } });
    expect(await open()).toMatchObject({ items: [{ item: 3 }] });
    expect(await as(stage, 'cy').get(`campaigns/${id}/agreement`)).toMatchObject({
      items: 4,
      cohen: [{ annotators: ['unverified:ana', 'unverified:bo'], items: 4, value: 0 }],
      fleiss: { items: 4, value: expect.any(Number), whyNot: null },
      krippendorff: { items: 4, value: expect.any(Number) },
    });
    const frozen = await as(stage, 'cy').post(`campaigns/${id}/sets`, { name: 'gold' });
    expect(frozen).toMatchObject({
      status: 201,
      body: { version: 1, added: true, items: 3, leftOut: { unlabelled: 0, undecided: 1 } },
    });
    const { id: set } = frozen.body as { id: string };
    expect(await as(stage, 'cy').get(`annotation-sets/${set}`)).toMatchObject({
      versions: [{ campaign: id, items: 3, labels: { card: 2, refund: 1 } }],
    });
    expect(await as(stage, 'cy').get(`annotation-sets/${set}/versions/1/rows`)).toEqual({
      items: [
        { item: '0', text: 'message 0', label: 'card' },
        { item: '1', text: 'message 1', label: 'card' },
        { item: '2', text: 'message 2', label: 'refund' },
      ],
      next: null,
    });
    expect(await as(stage, 'cy').post(`campaigns/${id}/sets`, { name: 'gold' })).toMatchObject({
      body: { version: 1, added: false },
    });
  });

  it('take nothing more when they are finished, and freeze all the same', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 8, messages(2)));
    await as(stage, 'ana').post(`campaigns/${id}/items/0/annotation`, { label: 'card' });
    for (const _ of [1, 2])
      expect(await as(stage, 'ana').post(`campaigns/${id}/finish`)).toMatchObject({ status: 200 });
    const refused = { status: 409, body: { code: 'campaign.finished' } };
    expect(await as(stage, 'ana').post(`campaigns/${id}/items/1/annotation`, { label: 'card' })).toMatchObject(refused);
    const judged = { label: 'card', reason: 'so' };
    expect(await as(stage, 'ana').post(`campaigns/${id}/items/1/adjudication`, judged)).toMatchObject(refused);
    expect(await as(stage, 'ana').post(`campaigns/${id}/imports/column`, { column: 'label' })).toMatchObject(refused);
    expect(await next(id, 'ana')).toBeNull();
    expect(await as(stage, 'ana').post(`campaigns/${id}/sets`, { name: 'of one' })).toMatchObject({
      body: { items: 1, leftOut: { unlabelled: 1 } },
    });
  });

  it('come to the same after all read models and checkpoints are gone', async () => {
    const database = stage.app.get(DataSource);
    const all = async () => ({
      campaigns: await as(stage, 'x').get('campaigns'),
      items: await database.query('SELECT * FROM read_models.campaign_items ORDER BY 1, 2'),
      annotations: await database.query('SELECT * FROM read_models.annotations ORDER BY 1, 2, 3'),
    });
    const before = await all();
    expect(before.annotations.length).toBeGreaterThan(30);
    for (const table of ['read_models.campaigns', 'read_models.campaign_items', 'read_models.annotations'])
      await database.query(`DELETE FROM ${table}`);
    await database.query(`DELETE FROM platform.checkpoints WHERE name = 'campaigns'`);
    await stage.restart();
    const again = stage.app.get(DataSource);
    await as(stage, 'x').get('campaigns');
    expect({
      campaigns: await as(stage, 'x').get('campaigns'),
      items: await again.query('SELECT * FROM read_models.campaign_items ORDER BY 1, 2'),
      annotations: await again.query('SELECT * FROM read_models.annotations ORDER BY 1, 2, 3'),
    }).toEqual(before);
  });
});

describe('test sets', () => {
  let stage: TestStage;
  beforeAll(async () => {
    stage = await startStage('train');
  });
  afterAll(() => stage.stop());

  it('are the labelled rows of a split of a copy', async () => {
    const source = await copyOf(stage, 1, [...messages(60), { text: 'no label', label: null }]);
    const wanted = messages(60).flatMap(({ text, label }, i) =>
      splitOf(source, i) === 'test' ? [{ item: String(i), text, label }] : [],
    );
    const body = { name: 'gold', source, textColumn: 'text', labelColumn: 'label' };
    const made = await as(stage, 'ana').post('test-sets', body);
    expect(made).toMatchObject({ status: 201, body: { version: 1, added: true } });
    const { id } = made.body as { id: string };
    expect(await as(stage, 'ana').get(`test-sets/${id}`)).toMatchObject({
      versions: [{ items: wanted.length, campaign: null, source: { version: source } }],
    });
    expect(await as(stage, 'ana').get('test-sets')).toMatchObject({ items: [{ id, name: 'gold' }] });
    expect(await as(stage, 'ana').get(`test-sets/${id}/versions/1/rows?limit=2`)).toEqual({
      items: wanted.slice(0, 2),
      next: '2',
    });
    expect(await as(stage, 'ana').get(`test-sets/${id}/versions/1/rows?after=2&limit=200`)).toEqual({
      items: wanted.slice(2),
      next: null,
    });
    expect(await as(stage, 'ana').post('test-sets', { ...body, labelColumn: 'lable' })).toMatchObject({
      status: 400,
      body: { code: 'labelled_set.empty' },
    });
    expect(await as(stage, 'ana').get(`test-sets/${id}/versions/1/rows?after=x`)).toMatchObject({
      code: 'page.bad_cursor',
    });
    expect(await as(stage, 'ana').get(`test-sets/${id}/versions/2/rows`)).toMatchObject({
      code: 'testSet.version_not_found',
    });
    const long = await copyOf(stage, 2, [{ text: 'a', label: 'x'.repeat(121) }]);
    expect(await as(stage, 'ana').post('test-sets', { ...body, source: long, split: 'all' })).toMatchObject({
      status: 400,
      body: { code: 'labelled_set.long_label' },
    });
    const all = { name: 'all', split: 'test', shares: { train: 0, traffic: 0, test: 100 } };
    const whole = (await as(stage, 'ana').post('test-sets', { ...body, ...all })).body as { id: string };
    expect(await as(stage, 'ana').get(`test-sets/${whole.id}`)).toMatchObject({ versions: [{ items: 60 }] });
  });
});
