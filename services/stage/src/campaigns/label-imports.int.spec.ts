import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CampaignDetail, CampaignItem, LabelsImported, Page } from '@wordslab/contracts';
import { TEST_TOKEN } from '@wordslab/platform/testing';
import { startStage, type TestStage } from '../testing/start-stage.js';
import { numberOf } from './domain/label-studio.js';
import { as, campaignOn, copyOf, messages } from './testing/campaign-stage.js';

let stage: TestStage;
beforeAll(async () => {
  stage = await startStage('train');
});
afterAll(() => stage.stop());

const upload = (id: string, file: string | ReadableStream<Uint8Array>, query: string, name = 'ana') =>
  stage.upload(`/api/v1/campaigns/${id}/imports/file?${query}`, file, { 'wordslab-actor': name });
const exported = async (id: string) => {
  const position = await stage.store().head();
  const headers = { authorization: `Bearer ${TEST_TOKEN}`, 'wordslab-position': position };
  return fetch(`${stage.url}/api/v1/campaigns/${id}/export`, { headers });
};
const progress = async (id: string) => ((await as(stage, 'x').get(`campaigns/${id}`)) as CampaignDetail).progress;
const items = async (id: string) =>
  ((await as(stage, 'x').get(`campaigns/${id}/items?limit=200`)) as Page<CampaignItem>).items;

describe('labels of a column', () => {
  it('become one annotator’s, ten thousand in seconds, by one event', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 1, messages(10_000)));
    const began = performance.now();
    const headers = { 'wordslab-actor': 'ana', 'idempotency-key': 'import-1' };
    const path = `/api/v1/campaigns/${id}/imports/column`;
    const answer = await stage.call('POST', path, { body: { column: 'label' }, headers });
    expect(answer).toMatchObject({
      status: 201,
      body: { annotations: 10_000, annotators: 1, labels: { card: 5_000, refund: 5_000 }, setAside: {} },
    });
    expect(await progress(id)).toMatchObject({
      complete: 10_000,
      annotators: [{ annotator: 'unverified:ana', given: 10_000, skipped: 0 }],
    });
    expect(performance.now() - began).toBeLessThan(20_000);
    const again = await stage.call('POST', path, { body: { column: 'label' }, headers });
    expect(again.body).toEqual(answer.body);
    expect(await as(stage, 'ana').post(`campaigns/${id}/imports/column`, { column: 'label' })).toMatchObject({
      body: { annotations: 0, setAside: { said_already: 10_000 } },
    });
    const events: string[] = [];
    for await (const event of stage.store().readStream(`campaign-${id}`)) events.push(event.type);
    expect(events).toEqual(['campaign.created', 'campaign.labelsImported']);
  });

  it('are refused with the list of those that the business model does not have, or set aside and counted', async () => {
    const rows = [...messages(3), { text: 'a', label: 'cat' }, { text: 'b', label: 'cat' }, { text: 'c', label: ' ' }];
    const id = await campaignOn(stage, await copyOf(stage, 2, rows));
    const imported = (unknown?: string) =>
      as(stage, 'ana').post(`campaigns/${id}/imports/column`, { column: 'label', ...(unknown ? { unknown } : {}) });
    expect(await imported()).toMatchObject({
      status: 400,
      body: { code: 'campaign.unknown_labels', details: { unknown: { cat: 2 } } },
    });
    expect(await progress(id)).toMatchObject({ annotations: 0 });
    expect(await imported('set-aside')).toMatchObject({
      status: 201,
      body: { annotations: 3, setAside: { unknown_label: 2, no_label: 1 } },
    });
    expect(
      await as(stage, 'bo').post(`campaigns/${id}/imports/column`, { column: 'label', unknown: 'set-aside' }),
    ).toMatchObject({
      status: 400,
      body: { code: 'campaign.no_labels', details: { setAside: { enough_annotators: 3 } } },
    });
    const bo = (item: number) => as(stage, 'bo').post(`campaigns/${id}/items/${item}/annotation`, { label: 'card' });
    expect(await bo(0)).toMatchObject({ status: 409, body: { code: 'annotation.enough_annotators' } });
    expect(await bo(3)).toMatchObject({ status: 201 });
    const change = await as(stage, 'ana').post(`campaigns/${id}/items/0/annotation`, { label: 'other' });
    expect(change).toMatchObject({ status: 201 });
    expect((await items(id))[0]).toMatchObject({ annotations: [{ label: 'other', imported: false }] });
  });

  it('are refused when the copy is another one by now', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 3, messages(3)));
    await copyOf(stage, 3, messages(3).toReversed(), 'again');
    expect(await as(stage, 'ana').post(`campaigns/${id}/imports/column`, { column: 'label' })).toMatchObject({
      status: 409,
      body: { code: 'campaign.copy_changed' },
    });
  });
});

describe('labels of a file of JSON Lines', () => {
  it('are the caller’s; rows that do not fit are set aside with the reason', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 4, messages(5)));
    const rows = [
      { item: 0, label: 'card', ms: 900 },
      { item: 1, text: 'message 1', label: 'refund' },
      { item: 2, text: 'another message', label: 'refund' },
      { item: 0, label: 'refund' },
      { item: 99, label: 'card' },
      { item: 'x', label: 'card' },
      { item: 3 },
    ];
    const answer = await upload(id, rows.map((r) => JSON.stringify(r)).join('\n'), 'format=jsonl');
    expect(answer).toMatchObject({
      status: 201,
      body: { annotations: 2, setAside: { other_text: 1, item_twice: 1, no_item: 1, bad_row: 2 } },
    });
    expect((await items(id)).map((i) => i.annotations)).toMatchObject([
      [{ annotator: 'unverified:ana', label: 'card', ms: 900, imported: true }],
      [{ label: 'refund' }],
      [],
      [],
      [],
    ]);
  });

  it.each([
    ['not JSON at all', 'text,label\nwhere is my card,card\n'],
    ['cut off', '{"item":0,"label":"ca'],
  ])('are refused when the file is %s', async (what, file) => {
    const id = await campaignOn(stage, await copyOf(stage, 5, messages(2)), { name: `for ${what}` });
    expect(await upload(id, file, 'format=jsonl')).toMatchObject({
      status: 400,
      body: { code: 'campaign.unreadable_file' },
    });
  });
});

describe('Label Studio', () => {
  it('gets the tasks of a campaign, and brings back what was said', async () => {
    const source = await copyOf(stage, 6, messages(4));
    const id = await campaignOn(stage, source, { name: 'there', annotatorsPerItem: 2 });
    const say = (name: string, item: number, body: object) =>
      as(stage, name).post(`campaigns/${id}/items/${item}/annotation`, body);
    await say('ana', 0, { label: 'card', ms: 1500 });
    await say('bo', 0, { label: 'refund' });
    await say('ana', 1, { skip: 'two topics' });
    await as(stage, 'cy').post(`campaigns/${id}/items/0/adjudication`, { label: 'card', reason: 'names a card' });
    const file = await (await exported(id)).text();
    const tasks = JSON.parse(file) as object[];
    expect(tasks).toHaveLength(4);
    const choice = (label: string) => [
      { id: 'label', from_name: 'label', to_name: 'text', type: 'choices', value: { choices: [label] } },
    ];
    expect(tasks[0]).toMatchObject({
      id: 0,
      data: { text: 'message 0' },
      meta: { campaign: id, item: 0 },
      predictions: [],
      annotations: [
        { completed_by: numberOf('unverified:ana'), result: choice('card'), lead_time: 1.5, ground_truth: false },
        { completed_by: numberOf('unverified:bo'), result: choice('refund'), lead_time: null },
        { completed_by: numberOf('unverified:cy'), result: choice('card'), ground_truth: true },
      ],
    });
    expect(tasks[1]).toMatchObject({ annotations: [{ was_cancelled: true, result: [] }] });
    expect(file).not.toContain('unverified');

    const before = await items(id);
    expect(await upload(id, file, 'format=label-studio')).toMatchObject({
      status: 201,
      body: { annotations: 0, setAside: { said_already: 3, ground_truth: 1 } },
    });
    expect(await items(id)).toEqual(before);
    for (const name of ['ana', 'bo']) await say(name, 0, { label: 'other' });
    await say('ana', 1, { undo: true });
    expect(await upload(id, file, 'format=label-studio')).toMatchObject({
      status: 201,
      body: { annotations: 3, annotators: 2, labels: { card: 1, refund: 1 }, setAside: { ground_truth: 1 } },
    });
    const said = (all: readonly CampaignItem[]) =>
      all.map((i) => i.annotations.map(({ annotator, label, ms }) => ({ annotator, label, ms })));
    expect(said(await items(id)).map((a) => a.toSorted(by))).toEqual(said(before).map((a) => a.toSorted(by)));

    const other = await campaignOn(stage, source, { name: 'elsewhere', annotatorsPerItem: 2 });
    const foreign = await upload(other, file, 'format=label-studio');
    expect(foreign).toMatchObject({ status: 400, body: { details: { setAside: { other_campaign: 4 } } } });
    const bare = tasks.map(({ meta: _meta, ...task }: { meta?: unknown }) => task);
    expect(await upload(other, JSON.stringify(bare), 'format=label-studio')).toMatchObject({
      status: 201,
      body: { annotations: 3, annotators: 2 },
    });
    expect((await items(other))[0]?.annotations.map((a) => a.annotator)).toEqual(
      [numberOf('unverified:ana'), numberOf('unverified:bo')].map((n) => `label-studio:${n}`).toSorted(),
    );
  });

  it('tasks and annotations that are not of this campaign, or say nothing that it knows, are set aside', async () => {
    const id = await campaignOn(stage, await copyOf(stage, 7, messages(6)));
    const task = (item: number, annotation: object, text = `message ${item}`) => ({
      ...{ id: item, data: { text }, annotations: [{ result: [], ...annotation }] },
    });
    const choices = (...labels: string[]) => ({ result: [{ type: 'choices', value: { choices: labels } }] });
    const tasks = [
      task(0, choices('card')),
      task(1, choices('card', 'refund')),
      task(2, choices()),
      task(3, choices('cat')),
      task(4, choices('card'), 'another text'),
      task(77, choices('card')),
      { id: 5, data: { image: 'x.png' }, annotations: [] },
    ];
    expect(await upload(id, JSON.stringify(tasks, null, 2), 'format=label-studio&unknown=set-aside')).toMatchObject({
      status: 201,
      body: {
        annotations: 1,
        setAside: { many_labels: 1, no_label: 1, unknown_label: 1, other_text: 1, no_item: 1, bad_row: 1 },
      },
    });
    expect((await items(id))[0]).toMatchObject({ annotations: [{ annotator: 'unverified:ana', label: 'card' }] });
  });

  it('files of 50,000 tasks pass in both directions with flat memory', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => ({ text: `${i} ${'text '.repeat(80)}`, label: 'card' }));
    const id = await campaignOn(stage, await copyOf(stage, 8, rows));
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as () => void;
    const heap: number[] = [];
    let bytes = 0;
    const measure = () => {
      gc();
      heap.push(process.memoryUsage().heapUsed / 2 ** 20);
    };
    const tasks = async function* () {
      yield Buffer.from('[');
      for (const [item, { text }] of rows.entries()) {
        if (item % 5_000 === 0) measure();
        const annotations = [{ completed_by: 1, result: [{ type: 'choices', value: { choices: ['card'] } }] }];
        const chunk = Buffer.from(`${item > 0 ? ',' : ''}${JSON.stringify({ id: item, data: { text }, annotations })}`);
        bytes += chunk.length;
        yield chunk;
      }
      yield Buffer.from(']');
    };
    const answer = await upload(id, ReadableStream.from(tasks()), 'format=label-studio');
    expect((answer.body as LabelsImported).annotations).toBe(50_000);
    expect(bytes).toBeGreaterThan(20 * 2 ** 20);
    let length = 0;
    for await (const chunk of (await exported(id)).body ?? []) {
      if (Math.floor(length / 2 ** 22) !== Math.floor((length + chunk.length) / 2 ** 22)) measure();
      length += chunk.length;
    }
    expect(length).toBeGreaterThan(bytes);
    expect(Math.max(...heap) - Math.min(...heap)).toBeLessThan(20);
    expect(await progress(id)).toMatchObject({ complete: 50_000 });
  }, 120_000);
});

const by = (a: { annotator: string }, b: { annotator: string }): number => (a.annotator < b.annotator ? -1 : 1);
