import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeEnvironment } from './testing/fake-environment.js';
import { runCli } from './testing/run-cli.js';
import * as sample from './testing/sample-answers.js';

const at = '2026-11-01T10:00:00.000Z';
const copyId = `${sample.datasetId}@1`;
const campaignId = 'train_01a206f5-3a98-76ec-8347-cccccccccccc';
const modelId = 'train_01a206f5-3a98-76ec-8347-dddddddddddd';
const digest = `sha256:${'ab'.repeat(32)}`;
const added = (id: string, name: string) => ({ id, name, version: 1, digest, added: true });
const copy = {
  ...{ id: copyId, kind: 'dataset', name: 'messages', version: 1, digest, home: 'dev', from: 'dev' },
  ...{ projection: 'dataset-rows', snapshot: digest, policy: { id: 'p', version: 1, hash: digest }, rows: 3 },
  ...{ activatedAt: at, ageSeconds: 1 },
};
const campaign = {
  ...{ id: campaignId, name: 'topics', status: 'open', businessModel: `${modelId}@1`, textColumn: 'text' },
  source: { kind: 'dataset', version: copyId, name: 'messages', digest, snapshot: digest },
  ...{ split: 'train', shares: null, annotatorsPerItem: 2, items: 3, createdAt: at, createdBy: 'x', finishedAt: null },
};

let environment: FakeEnvironment;
let folder: string;
beforeEach(async () => {
  environment = await FakeEnvironment.start();
  folder = await mkdtemp(join(tmpdir(), 'wordslab-files-'));
  environment.on('GET /api/v1/copies', () => ({ body: { items: [copy], next: null } }));
  environment.on('GET /api/v1/campaigns', () => ({ body: { items: [campaign], next: null } }));
  const model = { id: modelId, name: 'topics', version: 1, digest, createdAt: at, updatedAt: at };
  environment.on('GET /api/v1/business-models', () => ({ body: { items: [model], next: null } }));
  environment.on(`GET /api/v1/business-models/${modelId}`, () => ({ body: { ...model, versions: [] } }));
});
afterEach(async () => {
  await environment.stop();
  await rm(folder, { recursive: true, force: true });
});
const wordslab = (...args: string[]) => runCli(args, { env: { WORDSLAB_HOME: environment.home } });
const bodyOf = (route: string): unknown => JSON.parse(environment.requests(route)[0]?.body ?? '');

describe('business-model add', () => {
  it('takes the labels that occur in a column of a copy, all pages of it', async () => {
    environment.on(`GET /api/v1/copies/${copyId}/rows`, ({ query }) =>
      query.has('after')
        ? { body: { items: [{ ordinal: 2, row: { label: ' refund ' } }], next: null } }
        : {
            body: {
              items: [
                { ordinal: 0, row: { label: 'card' } },
                { ordinal: 1, row: { label: null } },
              ],
              next: '1',
            },
          },
    );
    environment.on('POST /api/v1/business-models', () => ({ status: 201, body: added(modelId, 'topics') }));
    const from = ['--from-dataset', 'dataset/messages', '--column', 'label', '--name', 'topics'];
    const run = await wordslab('business-model', 'add', ...from);
    expect(run).toMatchObject({ code: 0, stdout: 'businessModel/topics@1 added, 2 labels\n' });
    expect(bodyOf('POST /api/v1/business-models')).toMatchObject({
      name: 'topics',
      labels: [{ name: 'card' }, { name: 'refund' }],
    });
    environment.on(`GET /api/v1/copies/${copyId}/rows`, () => ({ body: { items: [], next: null } }));
    expect((await wordslab('business-model', 'add', ...from)).stderr).toContain('usage.no_labels');
  });

  it('checks its file, and wants one source', async () => {
    const file = join(folder, 'model.json');
    await writeFile(file, JSON.stringify({ name: 'topics', labels: [{ name: 'a' }, { name: 'a' }] }));
    expect((await wordslab('business-model', 'add', file)).stderr).toContain('two labels have the same name');
    const run = await wordslab('business-model', 'add');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('usage.one_source');
  });
});

describe('campaigns', () => {
  it('are created by the names of copy and business model', async () => {
    environment.on('POST /api/v1/campaigns', () => ({ status: 201, body: campaign }));
    const about = ['topics', 'dataset/messages', '--business-model', 'business-model/topics@1', '--text', 'text'];
    const run = await wordslab('campaign', 'create', ...about, '--shares', '80,20,0', '--annotators', '2');
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('campaign/topics is open: 3 items') });
    expect(bodyOf('POST /api/v1/campaigns')).toMatchObject({
      source: copyId,
      businessModel: `${modelId}@1`,
      annotatorsPerItem: 2,
      shares: { train: 80, traffic: 20, test: 0 },
    });
    const wrong = await wordslab('campaign', 'create', ...about, '--shares', '80,20,10');
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('usage.bad_shares') });
  });

  it('take a label by who --as names, for an item as `next` shows it', async () => {
    const next = { item: { item: 17, text: 'where is\nmy \u001b[31mcard' } };
    environment.on(`GET /api/v1/campaigns/${campaignId}/next`, () => ({ body: next }));
    const shown = await wordslab('campaign', 'next', 'topics', '--as', 'ana');
    expect(shown.stdout).toContain('topics/17\n\nwhere is\nmy \\x1b[31mcard\n');
    const route = `POST /api/v1/campaigns/${campaignId}/items/17/annotation`;
    const said = { campaign: campaignId, item: 17, annotator: 'unverified:ana', label: 'card', skipped: null };
    environment.on(route, () => ({ status: 201, body: said }));
    const run = await wordslab('annotate', 'topics/17', '--label', 'card', '--as', 'ana');
    expect(run).toMatchObject({ code: 0, stdout: 'topics/17: card (unverified:ana)\n' });
    expect(environment.requests(route)[0]).toMatchObject({
      body: '{"label":"card"}',
      headers: { 'wordslab-actor': 'ana' },
    });
    await wordslab('annotate', 'campaign/topics/17', '--skip', 'two topics');
    await wordslab('annotate', 'topics/17', '--undo');
    expect(environment.requests(route).map((r) => JSON.parse(r.body))).toEqual([
      { label: 'card' },
      { skip: 'two topics' },
      { undo: true },
    ]);
  });

  it.each([
    [['annotate', 'topics', '--label', 'card'], 'usage.bad_item'],
    [['annotate', 'topics/17'], 'usage.invalid'],
    [['annotate', 'topics/17', '--label', 'card', '--undo'], 'usage.invalid'],
    [['annotate', 'import', 'topics'], 'usage.invalid'],
    [['dataset', 'rows', 'messages', '--json'], 'usage.output_missing'],
    [['dataset', 'rows', 'messages', '--shares', '1,2'], 'usage.bad_shares'],
    [['test-set', 'show', 'campaign/topics'], 'usage.other_kind'],
  ])('%j is refused with %s', async (args, code) => {
    const run = await wordslab(...args);
    expect(run.code).toBe(2);
    expect(run.stdout + run.stderr).toContain(code);
  });

  it('are annotated at once from a column or a file, and say what was set aside', async () => {
    const labels = { card: 2, refund: 1 };
    const result = { campaign: campaignId, annotations: 3, annotators: 1, labels, setAside: { no_label: 1 } };
    environment.on(`POST /api/v1/campaigns/${campaignId}/imports/column`, () => ({ status: 201, body: result }));
    environment.on(`POST /api/v1/campaigns/${campaignId}/imports/file`, () => ({ status: 201, body: result }));
    environment.on(`GET /api/v1/campaigns/${campaignId}`, () => ({ body: campaign }));
    const run = await wordslab('annotate', 'import', 'topics', '--from-column', 'label', '--set-aside');
    expect(run.stdout).toBe('3 annotations by 1 annotator: card 2, refund 1\nSet aside: no_label 1\n');
    expect(bodyOf(`POST /api/v1/campaigns/${campaignId}/imports/column`)).toEqual({
      column: 'label',
      unknown: 'set-aside',
    });
    const file = join(folder, 'tasks.json');
    await writeFile(file, '[]');
    expect((await wordslab('campaign', 'import', 'topics', file)).code).toBe(0);
    const [sent] = environment.requests(`POST /api/v1/campaigns/${campaignId}/imports/file`);
    expect(Object.fromEntries(sent?.query ?? [])).toEqual({ format: 'label-studio', unknown: 'refuse' });
    expect(sent?.body).toBe('[]');
  });

  it('are exported to a file', async () => {
    environment.on(`GET /api/v1/campaigns/${campaignId}/export`, () => ({ body: [{ id: 1 }] }));
    const file = join(folder, 'tasks.json');
    expect((await wordslab('campaign', 'export', 'topics', file)).code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe('[{"id":1}]');
  });
});

describe('dataset rows', () => {
  it('writes the rows of a split as JSON Lines, all pages of them', async () => {
    environment.on('GET /api/v1/datasets', () => ({ body: { items: [sample.dataset], next: null } }));
    environment.on(`GET /api/v1/datasets/${sample.datasetId}`, () => ({ body: sample.datasetDetail }));
    const route = `GET /api/v1/datasets/${sample.datasetId}/versions/1/rows`;
    const row = (ordinal: number) => ({ ordinal, id: `m${ordinal}`, row: { text: `t${ordinal}` } });
    environment.on(route, ({ query }) => ({
      body: query.has('after') ? { items: [row(5)], next: null } : { items: [row(1), row(3)], next: '5' },
    }));
    const lines = [1, 3, 5].map((n) => `${JSON.stringify(row(n).row)}\n`).join('');
    const args = ['dataset', 'rows', 'messages', '--split', 'traffic', '--shares', '80,20,0'];
    const run = await wordslab(...args);
    expect(run).toMatchObject({ code: 0, stdout: lines, stderr: '3 rows written\n' });
    expect(Object.fromEntries(environment.requests(route)[1]?.query ?? [])).toEqual({
      ...{ after: '5', limit: '200', split: 'traffic', shares: '80,20,0' },
    });
    const file = join(folder, 'rows.jsonl');
    const asJson = await wordslab(...args, '-o', file, '--json');
    expect(JSON.parse(asJson.stdout)).toEqual({ dataset: 'messages', split: 'traffic', rows: 3, file });
    expect(await readFile(file, 'utf8')).toBe(lines);
  });
});
