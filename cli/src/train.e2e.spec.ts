import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunProgress, trainingRunDetail, type TrainingRunDetail } from '@wordslab/contracts';
import { FakeEnvironment, problem } from './testing/fake-environment.js';
import { type CliOptions, runCli } from './testing/run-cli.js';

const id = 'train_0198c5d0-0000-7000-8000-0000000000aa';
const modelId = 'train_0198c5d0-0000-7000-8000-0000000000bb';
const algorithm = 'dev_0198c5d0-0000-7000-8000-0000000000cc@1';
const at = '2026-11-25T20:00:00.000Z';

const copy = {
  ...{ id: algorithm, kind: 'algorithm', name: 'tagger', version: 1, digest: 'sha256:a', home: 'dev', from: 'dev' },
  ...{ projection: 'algorithm-files', snapshot: 'sha256:s', policy: { id: 'p', version: 1, hash: 'h' }, rows: 3 },
  ...{ activatedAt: at, ageSeconds: 1 },
};
const run = (changes: Partial<TrainingRunDetail> = {}): TrainingRunDetail => ({
  ...{ id, name: 'tagger', status: 'requested', algorithm: { version: algorithm, name: 'tagger' } },
  sets: [{ version: 'train_0198c5d0-0000-7000-8000-0000000000dd@1', name: 'gold', items: 60 }],
  ...{ params: { seed: 1 }, metrics: null, failure: null, requestedAt: at, requestedBy: 'unverified:ana' },
  ...{ startedAt: null, endedAt: null, limits: {}, attempt: 0, inputs: null, usage: null, model: null, progress: null },
  ...changes,
});
const progress: RunProgress = {
  ...{ progress: 0.5, step: 'learn', message: '60 rows', metrics: { accuracy: 0.8 }, lines: 2, seconds: 1 },
};
const succeeded = run({ status: 'succeeded', endedAt: at, metrics: { accuracy: 0.9 }, attempt: 1 });

let environment: FakeEnvironment;
beforeEach(async () => {
  environment = await FakeEnvironment.start();
  environment.on('GET /api/v1/copies', () => ({ body: { items: [copy], next: null } }));
  environment.on('POST /api/v1/training-runs', () => ({ status: 201, body: { id, status: 'requested' } }));
});
afterEach(() => environment.stop());

const wordslab = (args: readonly string[], options: CliOptions = {}) =>
  runCli(args, { ...options, env: { WORDSLAB_HOME: environment.home, ...options.env } });
const states = (...runs: TrainingRunDetail[]) =>
  environment.on(`GET /api/v1/training-runs/${id}`, () => ({ body: (runs.length > 1 ? runs.shift() : runs[0]) ?? {} }));
const train = (...more: string[]) => ['train', 'tagger', '--annotations', 'gold,marks', ...more];

describe('train', () => {
  it('asks for a run, follows it to its end, and registers what it learnt', async () => {
    states(run(), run({ status: 'running', progress }), succeeded);
    const added = { id: modelId, name: 'router', version: 2, digest: 'sha256:m', added: true };
    environment.on('POST /api/v1/models', () => ({ status: 201, body: added }));
    const done = await wordslab(train('--param', 'seed=2', '--param', 'kind=linear', '--register', 'router', '--json'));
    expect(done.code).toBe(0);
    const { run: shown, model } = JSON.parse(done.stdout);
    expect(trainingRunDetail.parse(shown).metrics).toEqual({ accuracy: 0.9 });
    expect(model).toEqual(added);
    const [asked] = environment.requests('POST /api/v1/training-runs');
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      ...{ algorithm, sets: ['gold', 'marks'], params: { seed: 2, kind: 'linear' } },
    });
    expect(JSON.parse(environment.requests('POST /api/v1/models')[0]?.body ?? '')).toEqual({ name: 'router', run: id });
    expect(done.stderr.split('\n')).toEqual([
      `Training run ${id} of tagger@1 is in the queue`,
      'learn, 60 rows, accuracy 0.8',
      '',
    ]);
  });

  it('ends with code 12, the reason and the end of the log when the run fails', async () => {
    const failure = { reason: 'memory', detail: 'it took 2.1 GiB of memory', hint: 'Use a smaller model.' };
    states(run({ status: 'failed', endedAt: at, failure }));
    environment.on(`GET /api/v1/training-runs/${id}/log`, () => ({ body: { lines: ['epoch 3'], total: 1 } }));
    const failed = await wordslab(train());
    expect(failed).toMatchObject({ code: 12, stdout: '' });
    expect(failed.stderr).toContain('The end of its log:\n  epoch 3');
    expect(failed.stderr).toContain('Error training.failed: training run tagger is failed: memory: it took 2.1 GiB');
    expect(failed.stderr).toContain(`Next: Use a smaller model. See \`wordslab train log ${id}\`.`);
  });

  it('says on Ctrl-C that the run goes on, and how to cancel it', async () => {
    states(run({ status: 'running', progress }));
    const interrupted = await wordslab(train(), { interruptAt: 'learn' });
    expect(interrupted.code).toBe(130);
    expect(interrupted.stderr).toContain(`stopped following; training run ${id} goes on`);
    expect(interrupted.stderr).toContain(`wordslab train cancel ${id}`);
  });

  it('does not wait where it is told so, and then registers nothing', async () => {
    states(run());
    expect((await wordslab(train('--no-wait'))).stdout).toContain('Status       requested');
    const both = await wordslab(train('--no-wait', '--register', 'router'));
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('usage.register_needs_wait');
  });

  it.each([
    [['train', 'taggre', '--annotations', 'gold'], 5, "there is no copy 'algorithm/taggre'"],
    [train('--param', 'seed'), 2, "'seed' is not a parameter"],
    [['train', 'tagger'], 2, 'annotations'],
  ])('refuses %j', async (args, code, text) => {
    const refused = await wordslab(args);
    expect(refused.code).toBe(code);
    expect(refused.stderr).toContain(text);
  });

  it('finds a run by name and by the end of its id, and cancels it', async () => {
    states(succeeded);
    const { limits: _, ...summary } = succeeded;
    environment.on('GET /api/v1/training-runs', () => ({ body: { items: [summary], next: null } }));
    environment.on(`POST /api/v1/training-runs/${id}/cancel`, () =>
      problem(409, 'training.over', 'the run is over: succeeded'),
    );
    for (const ref of ['tagger', '000000aa', id])
      expect((await wordslab(['train', 'show', ref])).stdout).toContain('accuracy 0.9');
    expect((await wordslab(['train', 'list'])).stdout).toContain('accuracy 0.9');
    expect(await wordslab(['train', 'cancel', 'tagger'])).toMatchObject({ code: 6 });
    expect(await wordslab(['train', 'show', 'other'])).toMatchObject({ code: 5 });
  });
});

describe('model export', () => {
  const lineage = {
    ...{
      v: 1,
      run: id,
      algorithm: { version: algorithm, name: 'tagger', digest: 'd', commit: null },
      businessModel: null,
    },
    ...{ sets: [], labels: ['a'], params: {}, metrics: {} },
  };
  // The fake answers in JSON, so this is the file that it sends.
  const content = JSON.stringify('flavors');
  const model = (sha256: string) => ({
    ...{ id: modelId, name: 'router', version: 1, digest: 'sha256:m', createdAt: at, updatedAt: at },
    versions: [
      {
        ...{ version: 1, run: id, labels: ['a'], metrics: {}, lineage, bytes: 9, digest: 'sha256:m' },
        ...{ files: [{ path: 'model/a/MLmodel', sha256, bytes: 9 }], addedAt: at, addedBy: 'ana' },
      },
    ],
  });
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wordslab-export-'));
    environment.on(`GET /api/v1/models/${modelId}/versions/1/file`, () => ({ body: 'flavors' }));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes every file whose digest is right', async () => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    environment.on(`GET /api/v1/models/${modelId}`, () => ({ body: model(sha256) }));
    expect(await wordslab(['model', 'export', modelId, folder])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'model', 'a', 'MLmodel'), 'utf8')).toBe(content);
  });

  it('refuses one that arrived otherwise', async () => {
    environment.on(`GET /api/v1/models/${modelId}`, () => ({ body: model('0'.repeat(64)) }));
    const refused = await wordslab(['model', 'export', modelId, folder]);
    expect(refused.code).toBe(9);
    expect(refused.stderr).toContain('model.damaged');
  });
});
