import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunLimits, TrainingRunDetail } from '@wordslab/contracts';
import { TEST_TOKEN } from '@wordslab/platform/testing';
import { DataSource } from 'typeorm';
import { startStage } from '../testing/start-stage.js';
import {
  addSet,
  COMMIT,
  sampleRows,
  shipAlgorithm,
  shipClassifier,
  shipFixture,
  startTrain,
  type TrainStage,
} from '../testing/train-stage.js';

const MIB = 1024 ** 2;

describe('training runs', () => {
  let stage: TrainStage;
  let set = '';
  let good = '';
  beforeAll(async () => {
    stage = await startTrain();
    set = await addSet(stage, 'annotationSet', 'gold', sampleRows(60));
    good = await shipFixture(stage.databaseUrl, 'good');
  });
  afterAll(() => stage.stopAll());

  const request = async (body: object) => {
    await stage.read('/api/v1/copies');
    return (await stage.call('POST', '/api/v1/training-runs', { body })) as {
      status: number;
      body: { id: string; code?: string; detail?: string };
    };
  };
  const show = async (id: string) => (await stage.read(`/api/v1/training-runs/${id}`)) as TrainingRunDetail;
  const until = async (id: string, is: (run: TrainingRunDetail) => boolean): Promise<TrainingRunDetail> => {
    for (;;) {
      const run = await show(id);
      if (is(run)) return run;
      if (run.endedAt) throw new Error(`it ended otherwise: ${JSON.stringify(run)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const ended = (id: string) => until(id, (run) => run.endedAt !== null);
  const train = async (algorithm: string, more: object = {}) => {
    const { status, body } = await request({ algorithm, sets: ['gold'], ...more });
    expect([status, body.code]).toEqual([201, undefined]);
    return ended(body.id);
  };
  const log = async (id: string) =>
    ((await stage.read(`/api/v1/training-runs/${id}/log`)) as { lines: string[] }).lines.join('\n');
  const folders = async () => readdir(join(stage.folder, 'work', 'training-runs')).catch(() => []);

  it('train, keep metrics, model and log, and leave no folder', async () => {
    const run = await train(good, { name: 'first', params: { depth: 2 } });
    expect(run).toMatchObject({
      ...{ name: 'first', status: 'succeeded', attempt: 1, metrics: { accuracy: 1 }, params: { seed: 1, depth: 2 } },
      sets: [{ version: set, name: 'gold', items: 60 }],
      model: { files: [{ path: 'model/model.json', bytes: 2 }] },
      inputs: expect.stringMatching(/^sha256:/),
      progress: null,
    });
    expect(await log(run.id)).toMatch(/a secret is not here/);
    expect(await folders()).toEqual([]);
  });

  it('give the algorithm what its contract says', async () => {
    const algorithm = await shipFixture(stage.databaseUrl, 'hang');
    const { body } = await request({ algorithm, sets: [set], params: { seed: 7 } });
    const run = await until(body.id, (r) => r.progress?.progress === 0.1);
    const work = join(stage.folder, 'work', 'training-runs', run.id, 'work');
    const rows = (await readFile(join(work, 'in', 'train.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(rows.map((row) => JSON.parse(row))).toEqual(sampleRows(60).map(({ text, label }) => ({ text, label })));
    expect(JSON.parse(await readFile(join(work, 'in', 'labels.json'), 'utf8'))).toEqual(['card', 'refund', 'top_up']);
    expect(JSON.parse(await readFile(join(work, 'in', 'params.json'), 'utf8'))).toEqual({ seed: 7 });
    expect(await log(run.id)).toContain('about to wait for ever');
    await stage.call('POST', `/api/v1/training-runs/${run.id}/cancel`);
    expect(await ended(run.id)).toMatchObject({ status: 'cancelled' });
  });

  it('come out alike with the same seed', async () => {
    const algorithm = await shipClassifier(stage.databaseUrl);
    const [one, two] = [await train(algorithm), await train(algorithm)];
    expect(one.status).toBe('succeeded');
    expect(one.inputs).toBe(two.inputs);
    expect(one.model?.digest).toBe(two.model?.digest);
    const other = await train(algorithm, { params: { seed: 2 } });
    expect(other.inputs).not.toBe(one.inputs);
  });

  describe('that misbehave are stopped with their reason and the end of their log', () => {
    const tight: RunLimits = { wallMs: 20_000, silenceMs: 10_000, memoryBytes: 300 * MIB, diskBytes: 20 * MIB };
    const cases: [string, string, RegExp, RegExp, RunLimits][] = [
      ['crash', 'crashed', /exit code 1/, /the row has no text/, {}],
      ['hang', 'silent', /nothing on stdout/, /wait for ever/, { silenceMs: 700 }],
      ['garbage', 'garbage', /line 2 of its stdout/, /Epoch 1\/10/, {}],
      ['flood', 'output', /4194304 bytes/, /xxx/, { outputBytes: 4 * MIB }],
      ['disk', 'disk', /20 MiB are allowed/, /^$/, {}],
      ['memory', 'memory', /300 MiB are allowed/, /^$/, {}],
      ['refuse', 'refused', /refused its input/, /no rows/, {}],
      ['nothing', 'noResult', /metrics\.json/, /^$/, {}],
    ];
    it.each(cases)('%s: %s', async (deed, reason, detail, lines, limits) => {
      const algorithm = await shipFixture(stage.databaseUrl, deed);
      const run = await train(algorithm, { limits: { ...tight, ...limits } });
      expect(run).toMatchObject({ status: 'failed', failure: { reason, detail: expect.stringMatching(detail) } });
      expect(run.failure?.hint).not.toBe('');
      expect(await log(run.id)).toMatch(lines);
    });

    it('and a good run after them succeeds', async () => {
      expect(await train(good)).toMatchObject({ status: 'succeeded' });
      expect(await folders()).toEqual([]);
    });
  });

  describe('are refused', () => {
    it.each([
      ['an unknown set', { sets: ['silver'] }, 404, 'annotationSet.not_found'],
      ['an unknown version of a set', { sets: ['gold@9'] }, 404, 'annotationSet.version_not_found'],
      ['a limit above the default', { limits: { wallMs: 3_600_001 } }, 400, 'training.limit_too_high'],
      [
        'an algorithm that is not here',
        { algorithm: `${'dev_0198c5d0-0000-7000-8000-000000000009'}@1` },
        404,
        'copy.not_found',
      ],
    ])('for %s', async (_name, more, status, code) => {
      expect(await request({ algorithm: good, sets: ['gold'], ...more })).toMatchObject({ status, body: { code } });
    });

    it('for an algorithm that takes no text, and says which interface it has', async () => {
      const algorithm = await shipAlgorithm(stage.databaseUrl, join(import.meta.dirname, 'integration'), {
        name: 'regression',
        command: ['node'],
        interface: {
          inputs: [{ name: 'age', type: 'number' }],
          outputs: [{ name: 'label', type: 'label' }],
          metrics: [],
        },
      });
      expect(await request({ algorithm, sets: ['gold'] })).toMatchObject({
        status: 409,
        body: { code: 'training.wrong_interface', detail: expect.stringContaining('age: number') },
      });
    });

    it('in a module that was started without a broker, and say so', async () => {
      const alone = await startStage('train');
      try {
        const body = { algorithm: good, sets: ['gold'] };
        expect(await alone.call('POST', '/api/v1/training-runs', { body })).toMatchObject({
          status: 503,
          body: { code: 'training.no_queue', hint: expect.stringContaining('WORDSLAB_NATS_URL') },
        });
      } finally {
        await alone.stop();
      }
    });
  });

  it('wait in order, and are cancelled while they wait and while they run, once', async () => {
    const algorithm = await shipFixture(stage.databaseUrl, 'hang');
    const first = (await request({ algorithm, sets: ['gold'] })).body.id;
    const second = (await request({ algorithm, sets: ['gold'] })).body.id;
    await until(first, (r) => r.progress?.progress === 0.1);
    expect(await show(second)).toMatchObject({ status: 'requested', progress: null });
    const cancel = (id: string) => stage.call('POST', `/api/v1/training-runs/${id}/cancel`);
    expect(await cancel(second)).toMatchObject({ status: 200 });
    expect(await cancel(first)).toMatchObject({ status: 200 });
    expect(await ended(first)).toMatchObject({ status: 'cancelled', attempt: 1 });
    expect(await ended(second)).toMatchObject({ status: 'cancelled', attempt: 0 });
    const done = await train(good);
    expect(await cancel(done.id)).toMatchObject({ status: 409, body: { code: 'training.over' } });
    expect(await folders()).toEqual([]);
  });

  it('are followed as server-sent events until they end', async () => {
    const { body } = await request({ algorithm: good, sets: ['gold'] });
    const response = await fetch(`${stage.url}/api/v1/training-runs/${body.id}/progress`, {
      headers: { authorization: `Bearer ${TEST_TOKEN}`, 'wordslab-position': await stage.store().head() },
    });
    expect(await response.text()).toMatch(/event: succeeded/);
  });

  it('survive a broker that lost everything', async () => {
    const algorithm = await shipFixture(stage.databaseUrl, 'hang');
    const blocker = (await request({ algorithm, sets: ['gold'] })).body.id;
    const waiting = (await request({ algorithm: good, sets: ['gold'] })).body.id;
    await until(blocker, (r) => r.progress?.progress === 0.1);
    await stage.nats.kill();
    await stage.nats.wipe();
    await stage.nats.start();
    await stage.call('POST', `/api/v1/training-runs/${blocker}/cancel`);
    expect(await ended(waiting)).toMatchObject({ status: 'succeeded' });
  });

  it('wait for a broker that is away', async () => {
    await stage.nats.kill();
    const { status, body } = await request({ algorithm: good, sets: ['gold'] });
    expect(status).toBe(201);
    await stage.nats.start();
    expect(await ended(body.id)).toMatchObject({ status: 'succeeded', attempt: 1 });
  });

  it('start again, with the same inputs, after the module was stopped in the middle', async () => {
    const algorithm = await shipFixture(stage.databaseUrl, 'hang');
    const { id } = (await request({ algorithm, sets: ['gold'] })).body;
    const before = await until(id, (r) => r.progress?.progress === 0.1);
    await stage.restart();
    const after = await until(id, (r) => r.attempt === 2 && r.progress?.progress === 0.1);
    expect(after.inputs).toBe(before.inputs);
    expect(await log(id)).toContain('--- attempt 2');
    await stage.restart();
    await until(id, (r) => r.attempt === 3 && r.progress?.progress === 0.1);
    await stage.restart();
    expect(await ended(id)).toMatchObject({ status: 'failed', attempt: 3, failure: { reason: 'interrupted' } });
    expect(await train(good)).toMatchObject({ status: 'succeeded' });
  });

  it('tell Lifecycle that they ended, and nothing of what they saw', async () => {
    const entries: { entry: { data: { outcome: string; reason: string } } }[] = await stage.app
      .get(DataSource)
      .query(`SELECT entry FROM sync.outbox WHERE entry->>'type' = 'trainingRun.ended' ORDER BY seq`);
    expect(entries.map((e) => e.entry.data.reason)).toEqual(
      expect.arrayContaining(['done', 'cancelled', 'crashed', 'memory', 'interrupted']),
    );
    expect(JSON.stringify(entries)).not.toContain('the row has no text');
    const events: { data: unknown }[] = await stage.app
      .get(DataSource)
      .query(`SELECT data FROM eventstore.events WHERE type LIKE 'trainingRun.%'`);
    expect(JSON.stringify(events)).not.toContain('the row has no text');
    expect(JSON.stringify(events)).toContain(COMMIT);
  });
});
