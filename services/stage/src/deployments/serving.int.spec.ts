import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deployment, InferResponse, PredictionRow } from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { echoModel } from '../testing/echo-model.js';
import { ReleaseShipper } from '../testing/shipped-release.js';
import { startStage, type TestStage } from '../testing/start-stage.js';

const infer = (...texts: string[]) => ({
  inputs: [{ name: 'text', shape: [texts.length], datatype: 'BYTES', data: texts }],
});
const until = async <T>(look: () => Promise<T>, isThere: (seen: T) => boolean, ms = 15_000): Promise<T> => {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (isThere(seen) || Date.now() > end) return seen;
    await new Promise((done) => setTimeout(done, 25));
  }
};

describe('a release in Prod', () => {
  let stage: TestStage;
  let shipper: ReleaseShipper;
  const ask = async (body: object, path = 'routing') => {
    const { status, body: answer, headers } = await stage.call('POST', `/v2/models/${path}/infer`, { body });
    return { status, headers, answer: answer as InferResponse & { error?: string } };
  };
  const labelNow = async () => (await ask(infer('hello'))).answer.outputs?.[0]?.data[0];
  const deployed = (promotion: string, status: Deployment['status']) =>
    until(
      async () => (await stage.call('GET', `/api/v1/deployments/${promotion}`)).body as Deployment,
      (seen) => seen.status === status,
    );
  const outbox = async () =>
    (
      await stage.app
        .get(DataSource)
        .query<{ entry: { type: string; data: object } }[]>('SELECT entry FROM sync.outbox ORDER BY seq')
    )
      .map((row) => row.entry)
      .filter(({ type }) => !type.startsWith('snapshot.'));

  beforeAll(async () => {
    process.env['WORDSLAB_SERVING_TIMEOUT_MS'] = '3000';
    process.env['WORDSLAB_SERVING_ROWS'] = '4';
    process.env['WORDSLAB_MODEL_ANSWER_MS'] = '1000';
    stage = await startStage('prod');
    shipper = new ReleaseShipper(
      stage.databaseUrl,
      (sql, values) => stage.app.get(DataSource).query(sql, values),
      'prod',
    );
  });
  afterAll(async () => {
    delete process.env['WORDSLAB_SERVING_TIMEOUT_MS'];
    delete process.env['WORDSLAB_SERVING_ROWS'];
    delete process.env['WORDSLAB_MODEL_ANSWER_MS'];
    await shipper.close();
    await stage.stop();
  });

  it('says in the words of the protocol that nothing serves yet', async () => {
    expect(await stage.call('GET', '/v2')).toMatchObject({ status: 200, body: { name: 'wordslab' } });
    expect(await stage.call('GET', '/v2/health/live')).toMatchObject({ status: 200, body: { live: true } });
    expect(
      await until(
        () => stage.call('GET', '/v2/health/ready'),
        ({ status }) => status === 200,
      ),
    ).toMatchObject({
      body: { ready: true },
    });
    expect(await ask(infer('x'))).toMatchObject({
      status: 404,
      answer: { error: expect.stringContaining('serving.unknown_service') },
    });
  });

  it('is deployed once it is installed, and answers', async () => {
    await shipper.promote('p1', { model: echoModel('one'), n: 1 });
    expect(await deployed('p1', 'serving')).toMatchObject({
      release: 'r1',
      services: [{ service: 'routing', modelVersion: expect.stringMatching(/@1$/) }],
      servers: [{ state: 'answering', pid: expect.any(Number), restarts: 0, lastError: null }],
    });
    const { status, answer } = await ask({ id: 'q7', ...infer('hello', 'you'), outputs: [{ name: 'label' }] });
    expect({ status, answer }).toEqual({
      status: 200,
      answer: {
        model_name: 'routing',
        model_version: '1',
        id: 'q7',
        parameters: { prediction_ids: expect.stringMatching(/^[0-9a-f-]{36},[0-9a-f-]{36}$/) },
        outputs: [{ name: 'label', datatype: 'BYTES', shape: [2], data: ['one', 'one'] }],
      },
    });
    expect(await stage.call('GET', '/v2/models/routing/versions/1')).toMatchObject({
      body: { versions: ['1'], inputs: [{ name: 'text', datatype: 'BYTES', shape: [-1] }] },
    });
    expect(await stage.call('GET', '/v2/models/routing/ready')).toMatchObject({ body: { ready: true } });
    expect(await outbox()).toMatchObject([
      { type: 'promotion.installed' },
      { type: 'deployment.ready', data: { promotion: 'p1', release: 'r1', services: [{ service: 'routing' }] } },
    ]);
  });

  it('redacts what detectors find, and the names that the caller tells, before the model sees it', async () => {
    const text = 'seen: I am Anna Müller, anna@example.org';
    const { answer } = await ask({ ...infer(text), parameters: { names: '["Anna Müller"]' } });
    expect(answer.outputs[0]?.data).toEqual(['seen: I am [name], [email]']);
    const id = String(answer.parameters['prediction_ids']);
    const logged = (await stage.call('GET', `/api/v1/predictions/${id}`)).body as PredictionRow;
    expect(logged).toMatchObject({ prediction: id, service: 'routing', release: 'r1', text, names: ['Anna Müller'] });
    const { rows } = (
      await stage.app
        .get(DataSource)
        .query(`SELECT count(*)::int AS rows FROM eventstore.events WHERE data::text LIKE '%Müller%'`)
    )[0] as { rows: number };
    expect(rows).toBe(0);
  });

  it.each([
    ['an unknown route', 'routing/explain', infer('x'), 404],
    ['an unknown version', 'routing/versions/9', infer('x'), 404],
    ['no inputs', 'routing', {}, 400],
    ['another datatype', 'routing', { inputs: [{ name: 'text', shape: [1], datatype: 'FP32', data: [1] }] }, 400],
    [
      'a shape that does not fit',
      'routing',
      { inputs: [{ name: 'text', shape: [3], datatype: 'BYTES', data: ['x'] }] },
      400,
    ],
    ['too many rows', 'routing', infer('a', 'b', 'c', 'd', 'e'), 400],
    ['an unknown output', 'routing', { ...infer('x'), outputs: [{ name: 'colour' }] }, 400],
    ['a question that the model refuses', 'routing', infer('refuse'), 400],
    ['a question that ends the model server each time', 'routing', infer('die'), 503],
    ['a question without an answer in time', 'routing', infer('sleep'), 504],
  ])('refuses %s with an error of the protocol', async (_what, path, body, status) => {
    expect(await ask(body, path)).toMatchObject({ status, answer: { error: expect.any(String) } });
  });

  it('says so with JSON that is none, and without a token', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${stage.url}/v2/models/routing/infer`, {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json', ...headers },
      });
    const bad = await send({ authorization: 'Bearer a-token-for-tests-only' });
    expect([bad.status, await bad.json()]).toEqual([400, { error: expect.any(String) }]);
    const anonymous = await fetch(`${stage.url}/v2/models/routing`);
    expect([anonymous.status, await anonymous.json()]).toEqual([401, { error: expect.any(String) }]);
  });

  it('starts a model server again that was killed, and asks it what was under way', async () => {
    await until(labelNow, (label) => label === 'one');
    const { servers } = await deployed('p1', 'serving');
    const slow = ask(infer('slow one'));
    await new Promise((done) => setTimeout(done, 100));
    process.kill(servers[0]?.pid ?? 0, 'SIGKILL');
    expect(await slow).toMatchObject({ status: 200 });
    const [server] = (await deployed('p1', 'serving')).servers;
    expect(server).toMatchObject({ state: 'answering', lastError: expect.stringContaining('SIGKILL') });
    expect(server?.restarts).toBeGreaterThan(0);
  });

  it('goes on serving when a newer release does not answer or lacks its model', async () => {
    await shipper.promote('p2', { model: echoModel('broken'), n: 2 });
    expect(await deployed('p2', 'failed')).toMatchObject({ failure: { code: 'algorithm.stopped' }, servers: [] });
    await shipper.promote('p3', { model: echoModel('two'), n: 3, withoutModel: true });
    expect(await deployed('p3', 'failed')).toMatchObject({ failure: { code: 'deployment.no_model' } });
    expect(await labelNow()).toBe('one');
    expect((await outbox()).filter(({ type }) => type === 'deployment.failed')).toMatchObject([
      { data: { promotion: 'p2', code: 'algorithm.stopped' } },
      { data: { promotion: 'p3', code: 'deployment.no_model' } },
    ]);
  });

  it('is replaced without a failed request, and the old one answers what it was asked', async () => {
    const slow = ask(infer('slow goodbye'));
    const statuses = new Set<number>();
    let over = false;
    const asking = (async () => {
      while (!over) statuses.add((await ask(infer('hello'))).status);
    })();
    const parts = await shipper.promote('p4', { model: echoModel('two'), n: 4 });
    await deployed('p4', 'serving');
    over = true;
    await asking;
    expect([...statuses]).toEqual([200]);
    expect((await slow).answer.outputs[0]?.data).toEqual(['one']);
    expect(await labelNow()).toBe('two');
    expect(await deployed('p1', 'retired')).toMatchObject({ status: 'retired', servers: [] });
    expect(parts).toHaveLength(4);
  });

  it('serves again after a restart, also when its files are gone, and can be rolled back', async () => {
    const { rm } = await import('node:fs/promises');
    await rm(`${stage.folder}/work/releases`, { recursive: true });
    await stage.restart();
    expect(await until(labelNow, (label) => label === 'two')).toBe('two');
    await shipper.promote('p5', { model: echoModel('one'), n: 1 });
    await deployed('p5', 'serving');
    expect(await labelNow()).toBe('one');
    expect(await deployed('p4', 'retired')).toMatchObject({ status: 'retired' });
  });
});
