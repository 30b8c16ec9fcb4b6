import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeEnvironment } from './testing/fake-environment.js';
import { runCli } from './testing/run-cli.js';

let environment: FakeEnvironment;
let folder: string;
const INFER = 'POST /v2/models/routing/infer';

/** Answers with the text's length as the label; `no` is refused. */
const answer = (text: string) =>
  text === 'no'
    ? { status: 400, body: { error: 'serving.question_refused: the model does not answer this' } }
    : {
        body: {
          model_name: 'routing',
          model_version: '3',
          parameters: { prediction_ids: `id-${text}` },
          outputs: [
            { name: 'label', datatype: 'BYTES', shape: [1], data: [`l${text.length}`] },
            { name: 'score', datatype: 'FP32', shape: [1], data: [0.5] },
          ],
        },
      };

beforeEach(async () => {
  environment = await FakeEnvironment.start();
  folder = await mkdtemp(join(tmpdir(), 'wordslab-predict-'));
  environment.on(INFER, ({ body }) => answer(JSON.parse(body).inputs[0].data[0]));
});
afterEach(async () => {
  await environment.stop();
  await rm(folder, { recursive: true, force: true });
});
// The fake environment has the stages dev and train; what answers is the same for every module.
const wordslab = (...args: string[]) =>
  runCli([...args, '--module', 'train'], { env: { WORDSLAB_HOME: environment.home } });

describe('wordslab predict', () => {
  it('asks for one text, with the names that it may hold', async () => {
    const run = await wordslab(
      'predict',
      'routing',
      '--text',
      'hello',
      '--names',
      'Anna Li',
      '--names',
      'Bo',
      '--json',
    );
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual({
      ...{ prediction: 'id-hello', service: 'routing', version: '3' },
      outputs: { label: 'l5', score: 0.5 },
    });
    expect(JSON.parse(environment.requests(INFER)[0]?.body ?? '').parameters).toEqual({ names: '["Anna Li","Bo"]' });
  });

  it.each([
    ['rows.csv', 'id,who,text\n1,Anna Li,"a, b"\n2,,cd\n3,Bo,no\n'],
    [
      'rows.jsonl',
      '{"id":"1","who":"Anna Li","text":"a, b"}\n{"id":"2","text":"cd","who":null}\n{"id":"3","who":"Bo","text":"no"}\n',
    ],
  ])('asks for the rows of %s and writes an answer or an error for each, in order', async (name, content) => {
    const file = join(folder, name);
    const output = join(folder, 'answers.jsonl');
    await writeFile(file, content);
    const run = await wordslab(
      'predict',
      'routing',
      '--file',
      file,
      '--text',
      'text',
      '--names',
      'who',
      '--id',
      'id',
      '-o',
      output,
    );
    expect(run.code).toBe(12);
    expect(run.stderr).toContain('predict.rows_failed: 1 row of 3 got no answer');
    const lines = (await readFile(output, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { id: '1', prediction: 'id-a, b', label: 'l4', score: 0.5 },
      { id: '2', prediction: 'id-cd', label: 'l2', score: 0.5 },
      { id: '3', error: 'serving.question_refused: the model does not answer this' },
    ]);
    const names = environment.requests(INFER).map(({ body }) => JSON.parse(body).parameters?.names);
    expect(names.filter(Boolean).sort()).toEqual(['["Anna Li"]', '["Bo"]']);
  });

  it('waits out a limit', async () => {
    let asked = 0;
    environment.on(INFER, () =>
      ++asked < 3 ? { status: 429, body: { error: 'serving.too_often: later' } } : answer('hello'),
    );
    expect((await wordslab('predict', 'routing', '--text', 'hello')).code).toBe(0);
    expect(asked).toBe(3);
  });

  it('tells an unknown service, column and file', async () => {
    environment.on(INFER, () => ({ status: 404, body: { error: "serving.unknown_service: no service 'routing'" } }));
    const unknown = await wordslab('predict', 'routing', '--text', 'x');
    expect([unknown.code, unknown.stderr]).toEqual([5, expect.stringContaining('serving.unknown_service')]);
    const file = join(folder, 'rows.csv');
    await writeFile(file, 'text\nx\n');
    const column = await wordslab('predict', 'routing', '--file', file, '--text', 'texts', '-o', join(folder, 'o'));
    expect([column.code, column.stderr]).toEqual([2, expect.stringContaining("Did you mean 'text'?")]);
    const missing = await wordslab('predict', 'routing', '--file', 'no.csv', '--text', 'text', '-o', join(folder, 'o'));
    expect([missing.code, missing.stderr]).toEqual([5, expect.stringContaining('file.not_found')]);
  });
});

describe('wordslab feedback', () => {
  it('gives a verdict with the right label', async () => {
    const route = 'POST /api/v1/predictions/p1/feedback';
    environment.on(route, ({ body }) => ({
      body: { prediction: 'p1', by: 'x', label: null, comment: null, at: '', ...JSON.parse(body) },
    }));
    const run = await wordslab('feedback', 'p1', '--wrong', '--label', 'refund');
    expect([run.code, run.stdout.trim()]).toEqual([0, 'p1: wrong, it should be refund']);
    expect(JSON.parse(environment.requests(route)[0]?.body ?? '')).toEqual({ verdict: 'wrong', label: 'refund' });
  });

  it('needs one verdict, and a label only beside wrong', async () => {
    expect((await wordslab('feedback', 'p1')).code).toBe(2);
    expect((await wordslab('feedback', 'p1', '--correct', '--wrong')).code).toBe(2);
    expect((await wordslab('feedback', 'p1', '--correct', '--label', 'refund')).code).toBe(2);
  });
});

it('wordslab deployment list and show tell model servers', async () => {
  const server = { algorithm: 'dev_x@1', model: 'train_y@2', replica: 0, state: 'answering', pid: 77, upSeconds: 5, restarts: 1, memoryBytes: 9e7, lastError: 'it was ended by SIGKILL' }; // prettier-ignore
  const deployment = { promotion: 'p1', release: 'lifecycle_r', releaseDigest: 'sha256:d', alias: 'calm-otter', status: 'serving', services: [{ service: 'routing', model: 'sha256:m', modelVersion: 'train_y@2' }], failure: null, requestedAt: '2026-11-25T10:00:00.000Z', switchedAt: null, endedAt: null, servers: [server] }; // prettier-ignore
  environment.on('GET /api/v1/deployments', () => ({ body: { items: [deployment], next: null } }));
  expect((await wordslab('deployment', 'list')).stdout).toMatch(/calm-otter\s+serving\s+routing\s+1/);
  expect((await wordslab('deployment', 'show')).stdout).toMatch(
    /answering\s+77\s+5\.0 s\s+1\s+90\.0 MB\s+it was ended by SIGKILL/,
  );
  expect((await wordslab('deployment', 'show', 'calm-oter')).stderr).toContain("Did you mean 'calm-otter'?");
});
