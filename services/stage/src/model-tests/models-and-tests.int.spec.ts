import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ModelDetail, ModelFileRow, ModelTestDetail, TrainingRunDetail } from '@wordslab/contracts';
import { TEST_TOKEN } from '@wordslab/platform/testing';
import { DataSource } from 'typeorm';
import { PayloadStore } from '../payloads/payload-store.js';
import {
  addSet,
  COMMIT,
  sampleRows,
  shipClassifier,
  shipFixture,
  startTrain,
  type TrainStage,
} from '../testing/train-stage.js';

interface Answer {
  status: number;
  body: { id: string; version: number; digest: string; added: boolean; code?: string };
}

describe('models and their tests', () => {
  let stage: TrainStage;
  let testSet = '';
  let run = '';
  let model: Answer['body'];
  const post = async (path: string, body?: object) => (await stage.call('POST', `/api/v1/${path}`, { body })) as Answer;
  const until = async <T extends { endedAt: string | null }>(path: string, is = (of: T) => of.endedAt !== null) => {
    for (;;) {
      const found = (await stage.read(`/api/v1/${path}`)) as T;
      if (is(found)) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const train = async (algorithm: string, params = {}) => {
    await stage.read('/api/v1/copies');
    const { body } = await post('training-runs', { algorithm, sets: ['gold'], params });
    return until<TrainingRunDetail>(`training-runs/${body.id}`);
  };
  const register = (name: string, of: string) => post('models', { name, run: of });
  const test = async (of: Answer['body'], set = testSet) => {
    await stage.read('/api/v1/models');
    const { body } = await post('model-tests', { model: `${of.id}@${of.version}`, testSet: set });
    return until<ModelTestDetail>(`model-tests/${body.id}`);
  };
  const download = async (path: string) => {
    const response = await fetch(`${stage.url}/api/v1/models/${model.id}/versions/1/file?path=${path}`, {
      headers: { authorization: `Bearer ${TEST_TOKEN}` },
    });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  beforeAll(async () => {
    stage = await startTrain();
    await addSet(stage, 'annotationSet', 'gold', sampleRows(90));
    testSet = await addSet(stage, 'testSet', 'exam', sampleRows(200).slice(90));
    const trained = await train(await shipClassifier(stage.databaseUrl));
    expect(trained.status).toBe('succeeded');
    run = trained.id;
  });
  afterAll(() => stage.stopAll());

  it('a run becomes the first version of a model; the same run again is the same version', async () => {
    const first = await register('router', run);
    expect(first).toMatchObject({ status: 201, body: { version: 1, added: true } });
    expect((await register('router', run)).body).toEqual({ ...first.body, added: false });
    model = first.body;
  });

  it('shows lineage to sets, their sources and the commit of the algorithm', async () => {
    const detail = (await stage.read(`/api/v1/models/${model.id}`)) as ModelDetail;
    expect(detail.versions[0]?.lineage).toMatchObject({
      run,
      algorithm: { name: 'text-classifier', commit: COMMIT },
      businessModel: 'train_0198c5d0-0000-7000-8000-000000000002@1',
      sets: [{ name: 'gold', items: 90, source: { name: 'messages', snapshot: 'sha256:bb' } }],
      params: { seed: 1 },
    });
  });

  it('gives its folder as MLflow lays it out, file by file, each as its digest says', async () => {
    const detail = (await stage.read(`/api/v1/models/${model.id}`)) as ModelDetail;
    const files = detail.versions[0]?.files ?? [];
    expect(files.map((file) => file.path)).toEqual(expect.arrayContaining(['MLmodel', 'lineage.json']));
    expect(files.some((file) => file.path.startsWith('model/'))).toBe(true);
    for (const { path, sha256, bytes } of files) {
      const downloaded = await download(path);
      expect(downloaded.bytes).toHaveLength(bytes);
      expect(createHash('sha256').update(downloaded.bytes).digest('hex')).toBe(sha256);
    }
    expect((await download('MLmodel')).bytes.toString()).toContain(`run_id: "${run}"`);
    expect((await download('secret')).status).toBe(404);
  });

  it('publishes the same files for the shipper, in parts', async () => {
    const database = stage.app.get(DataSource);
    const [catalog] = await database.query(
      `SELECT entity, source FROM published.catalog WHERE projection = 'model-files'`,
    );
    expect(catalog).toMatchObject({ entity: { kind: 'model', name: 'router', version: 1 }, source: 'payload' });
    const payloads: { payload: string }[] = await database.query(
      'SELECT payload FROM published.model_files ORDER BY row_key',
    );
    const rows: ModelFileRow[] = [];
    const store = stage.app.get(PayloadStore, { strict: false });
    for (const { payload } of payloads) for (const line of await store.lines(payload)) rows.push(JSON.parse(line));
    const whole = rows.filter((row) => row.path === 'MLmodel').map((row) => Buffer.from(row.content, 'base64'));
    expect(Buffer.concat(whole)).toEqual((await download('MLmodel')).bytes);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['content', 'part', 'parts', 'path']);
    const [{ entry }] = await database.query(
      `SELECT entry FROM sync.outbox WHERE entry->>'type' = 'model.versionAdded'`,
    );
    expect(entry).toMatchObject({ entity: { kind: 'model', version: 1 }, data: { run, metrics: expect.anything() } });
  });

  it('refuses a run that has no model', async () => {
    const failed = await train(await shipFixture(stage.databaseUrl, 'crash'));
    expect(await register('router', failed.id)).toMatchObject({ status: 409, body: { code: 'model.no_result' } });
    const unknown = 'train_0198c5d0-0000-7000-8000-00000000000f';
    expect(await register('router', unknown)).toMatchObject({ status: 404, body: { code: 'training.unknown_run' } });
  });

  it('is tested on every row of a test set', async () => {
    const tested = await test(model);
    expect(tested).toMatchObject({ status: 'finished', items: 110, measures: { items: 110 }, answered: null });
    expect(tested.accuracy).toBeGreaterThan(0.9);
    expect(tested.measures?.perLabel.map((of) => of.label)).toEqual(['card', 'refund', 'top_up']);
    expect(tested.measures?.confusion.reduce((sum, cell) => sum + cell.count, 0)).toBe(110);
  });

  it('a model that ends instead of answering fails its test with the reason', async () => {
    const trained = await train(await shipFixture(stage.databaseUrl, 'good'));
    const broken = (await register('echo', trained.id)).body;
    // Its fixture answers without a label: every row is wrong, and that is a result.
    expect(await test(broken)).toMatchObject({ status: 'finished', accuracy: 0, macroF1: 0 });
    const other = await shipFixture(stage.databaseUrl, 'orphan');
    const dumb = (await register('dumb', (await train(other)).id)).body;
    expect(await test(dumb)).toMatchObject({ status: 'failed', failure: { reason: 'algorithm.stopped' } });
  });

  it('two models are compared on the same set, and on no other', async () => {
    const second = (await register('echo', (await train(await shipFixture(stage.databaseUrl, 'good'))).id)).body;
    const [a, b] = [await test(model), await test(second)];
    const compare = (of: { id: string }, and: { id: string }) =>
      stage.call('GET', `/api/v1/model-tests/comparison?a=${of.id}&b=${and.id}`);
    const { body } = await compare(a, b);
    const right = Math.round((a.accuracy ?? 0) * 110);
    expect(body).toMatchObject({ items: 110, bothRight: 0, onlyARight: right, onlyBRight: 0, bothWrong: 110 - right });
    expect((body as { p: number }).p).toBeLessThan(1e-10);
    const other = await test(model, await addSet(stage, 'testSet', 'other', sampleRows(30)));
    expect(await compare(a, other)).toMatchObject({ status: 409, body: { code: 'model_test.other_set' } });
  });

  it('a test that is interrupted is done again; one that is over cannot be cancelled', async () => {
    await stage.read('/api/v1/models');
    const body = { model: `${model.id}@1`, testSet: 'exam' };
    const { id } = (await post('model-tests', body)).body;
    await stage.restart();
    const tested = await until<ModelTestDetail>(`model-tests/${id}`);
    expect(tested).toMatchObject({ status: 'finished', items: 110 });
    expect(await post(`model-tests/${id}/cancel`)).toMatchObject({ status: 409, body: { code: 'model_test.over' } });
    const second = (await post('model-tests', body)).body.id;
    await stage.read('/api/v1/models');
    expect(await post(`model-tests/${second}/cancel`)).toMatchObject({ status: 200 });
    expect(await until<ModelTestDetail>(`model-tests/${second}`)).toMatchObject({ status: 'cancelled' });
  });
});
