import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { promotionDetail, stageHistory, stageView, type Occupancy, type StageView } from '@wordslab/contracts';
import { FakeEnvironment, problem } from './testing/fake-environment.js';
import { runCli } from './testing/run-cli.js';
import * as sample from './testing/sample-answers.js';

let environment: FakeEnvironment;
beforeEach(async () => {
  environment = await FakeEnvironment.start();
  environment.on('GET /api/v1/releases/*', () => ({ body: sample.release }));
});
afterEach(() => environment.stop());

const wordslab = (args: readonly string[]) => runCli(args, { env: { WORDSLAB_HOME: environment.home } });
const bodyOf = (route: string): unknown => JSON.parse(environment.requests(route)[0]?.body ?? 'null');
const at = '2026-11-25T10:00:00.000Z';
const { id, name, alias, digest } = sample.release;
const replaces = { id, name: 'r3', alias: 'blue-fox', digest, promotion: sample.promotionId };
const hold = {
  stage: 'prod',
  reason: 'wrong answers',
  by: 'unverified:ben',
  at,
  rollback: sample.promotionId,
  from: replaces,
};

const stay: Occupancy = {
  stage: 'prod',
  release: { id, name, alias, digest, status: 'recalled' },
  promotion: sample.promotionId,
  kind: 'promotion',
  from: at,
  until: '2026-11-25T12:00:00.000Z',
  ended: 'rolledBack',
  endedBy: sample.promotionId,
  parts: [
    {
      kind: 'model',
      id: 'train_01a206f5-3a98-76ec-8347-fe3893d6f841',
      version: 2,
      name: 'triage',
      digest,
      model: {
        ...{ run: 'run-7', algorithm: 'a@1', businessModel: null },
        ...{ sets: ['set@3'], sources: ['src@1'], metrics: { accuracy: 0.93, loss: null } },
      },
    },
  ],
  requirements: [],
};
const stage: StageView = {
  stage: 'prod',
  kind: 'prod',
  current: stay,
  active: null,
  hold,
  approval: { quorum: 1, roles: [], separateApprover: true },
  evidence: 'required',
};

describe('rollback', () => {
  const asked = (changes: Parameters<typeof sample.promotion>[0]) => {
    const rollback = sample.promotion({ to: 'prod', kind: 'rollback', replaces, ...changes });
    environment.on('POST /api/v1/stages/prod/rollback', () => ({ status: 201, body: rollback }));
    environment.on(`GET /api/v1/promotions/${sample.promotionId}`, () => ({ body: rollback }));
  };
  it('goes to the release before, and follows to the end', async () => {
    asked({ status: 'completed', summary: 'prod has it' });
    const run = await wordslab(['rollback', 'prod', '--reason', 'wrong answers']);
    expect(run.code).toBe(0);
    expect(bodyOf('POST /api/v1/stages/prod/rollback')).toEqual({ reason: 'wrong answers' });
    expect(run.stdout).toMatch(/Rollback +lifecycle_/);
    expect(run.stdout).toMatch(/Replaces +blue-fox \(r3\)/);
  });
  it('goes to a release that is named; what failed ends it with its own code', async () => {
    const failure = { code: 'serving.no_answer', detail: 'router does not answer' };
    asked({ status: 'failed', summary: 'failed: router does not answer', failure });
    const run = await wordslab(['rollback', 'prod', '--to', 'amber-otter', '--reason', 'x', '--json']);
    expect(run.code).toBe(12);
    expect(bodyOf('POST /api/v1/stages/prod/rollback')).toEqual({ reason: 'x', to: id });
    expect(JSON.parse(run.stdout).error).toMatchObject({ code: 'serving.no_answer' });
  });
  it('says what refuses it, and wants a reason', async () => {
    environment.on('POST /api/v1/stages/prod/rollback', () =>
      problem(409, 'rollback.nothing_before', 'no release was'),
    );
    expect((await wordslab(['rollback', 'prod', '--reason', 'x'])).stderr).toContain('rollback.nothing_before');
    expect((await wordslab(['rollback', 'prod'])).code).toBe(2);
  });
});

describe('stages', () => {
  beforeEach(() => {
    environment.on('GET /api/v1/stages', () => ({ body: { items: [stage] } }));
    environment.on('GET /api/v1/stages/prod', () => ({ body: stage }));
    environment.on('GET /api/v1/stages/prod/history', ({ query }) => ({
      body: { stage: 'prod', items: query.get('at') === '2020-02-02' ? [] : [stay] },
    }));
  });
  it('shows what each has, and what holds it', async () => {
    const { stdout } = await wordslab(['stage', 'list']);
    expect(stdout).toMatch(/prod +amber-otter \(r1\) .*required +wrong answers/);
  });
  it('shows what was in one, with its models and how it ended', async () => {
    const { stdout } = await wordslab(['stage', 'show', 'prod']);
    expect(stdout).toMatch(/Hold +wrong answers, by unverified:ben/);
    expect(stdout).toContain('amber-otter (r1), recalled');
    expect(stdout).toContain('rolled back by lifecycle_');
    expect(stdout).toContain('accuracy 0.93; run run-7, sets set@3, from src@1');
    const json = JSON.parse((await wordslab(['stage', 'show', 'prod', '--at', '2026-11-25', '--json'])).stdout);
    expect(stageView.parse(json.stage).stage).toBe('prod');
    expect(stageHistory.parse(json.history).items).toHaveLength(1);
  });
  it('asks for a day or a time, and nothing else', async () => {
    expect((await wordslab(['stage', 'show', 'prod', '--at', '2020-02-02'])).stdout).toContain(
      'No release was in prod on 2020-02-02.',
    );
    expect(environment.requests('GET /api/v1/stages/prod/history')[0]?.query.get('at')).toBe('2020-02-02');
    const wrong = await wordslab(['stage', 'show', 'prod', '--at', 'yesterday']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('usage.bad_time') });
  });
});

describe('holds, gates, recalls and statistics', () => {
  it('sets, lifts and lists holds', async () => {
    environment.on('PUT /api/v1/stages/prod/hold', () => ({ body: { stage: 'prod', hold } }));
    environment.on('POST /api/v1/stages/prod/hold/lift', () => ({ status: 201, body: { stage: 'prod', hold: null } }));
    environment.on('GET /api/v1/holds', () => ({ body: { items: [hold] } }));
    expect((await wordslab(['hold', 'set', 'prod', '--reason', 'audit'])).stdout).toBe('prod is on hold: audit\n');
    expect((await wordslab(['hold', 'lift', 'prod', '--reason', 'done'])).stdout).toBe('prod takes promotions again\n');
    expect((await wordslab(['hold', 'list'])).stdout).toMatch(/prod .*unverified:ben +blue-fox +wrong answers/);
  });
  it('sets and lists gates', async () => {
    const gate = { stage: 'prod', evidence: 'none', source: 'set', setBy: 'ann', setAt: at };
    environment.on('PUT /api/v1/gates/prod', () => ({ body: gate }));
    environment.on('GET /api/v1/gates', () => ({ body: { items: [gate] } }));
    expect((await wordslab(['gate', 'set', 'prod', '--evidence', 'none'])).stdout).toBe('prod: evidence none\n');
    expect((await wordslab(['gate', 'list'])).stdout).toMatch(/prod +none +ann/);
  });
  it.each(['recall', 'reject'])('can %s a release, with a reason', async (verb) => {
    const outcome = { ...sample.release, status: `${verb}ed`, statusReason: 'leaks' };
    environment.on(`POST /api/v1/releases/${id}/${verb}`, () => ({ status: 201, body: outcome }));
    const run = await wordslab(['release', verb, 'amber-otter', '--reason', 'leaks']);
    expect(run.stdout).toBe(`amber-otter (r1) was ${verb}ed: leaks\n`);
    expect(bodyOf(`POST /api/v1/releases/${id}/${verb}`)).toEqual({ reason: 'leaks' });
  });
  it('creates a release that requires something, and shows the evidence of a promotion', async () => {
    const testSet = { id: 'train_1', version: 2, name: 'gold', digest };
    const requirement = { metric: 'accuracy', min: 0.9, testSet };
    const release = { ...sample.release, requirements: [requirement] };
    environment.on('POST /api/v1/releases', () => ({ status: 201, body: release }));
    environment.on('GET /api/v1/releases/*', () => ({ body: release }));
    const text = 'accuracy>=0.9 on testSet/gold';
    const run = await wordslab(['release', 'create', 'r2', 'model/triage', '--require', text]);
    expect(bodyOf('POST /api/v1/releases')).toMatchObject({ parts: ['model/triage'], requirements: [text] });
    expect(run.stdout).toMatch(/Requires +accuracy >= 0.9 on testSet\/gold@2/);
    const of = {
      campaign: 'c',
      stage: 'preprod',
      testSet: 't@2',
      testSetDigest: digest,
      model: digest,
      service: 'router',
    };
    const evidence = [{ requirement, measured: 0.93, ...of, items: 100, metrics: { accuracy: 0.93 }, keyid: 'k1', at }];
    environment.on(`GET /api/v1/promotions/${sample.promotionId}`, () => ({ body: sample.promotion({ evidence }) }));
    const shown = await wordslab(['promotion', 'show', sample.promotionId]);
    expect(shown.stdout).toContain(
      'accuracy 0.93 on testSet/gold@2 (0.9 required; 100 items, campaign c, signed by preprod, key k1)',
    );
    const json = await wordslab(['promotion', 'show', sample.promotionId, '--json']);
    expect(promotionDetail.parse(JSON.parse(json.stdout)).evidence).toHaveLength(1);
  });
  it('shows the statistics of a window', async () => {
    const none = { count: 0, medianSeconds: null, p90Seconds: null };
    const item = {
      stage: 'prod',
      leadTime: { count: 3, medianSeconds: 345_600, p90Seconds: 864_000 },
      promotions: { completed: 4, perWeek: 2 },
      changeFailure: { changes: 5, failed: 1, rolledBack: 1, rate: 0.4 },
      timeToRestore: none,
      predictions: { answered: 1500, failed: 0, limited: 0, meanMs: null },
    };
    environment.on('GET /api/v1/statistics', () => ({ body: { definition: 1, since: at, until: at, items: [item] } }));
    const { stdout } = await wordslab(['stats', '--stage', 'prod', '--since', '2026-11-01']);
    expect(stdout).toContain('definition 1');
    expect(stdout).toMatch(/prod +4 d +10 d +4 +2\.0 +40\.0 % +- +1,500 +0 +-/);
    expect(environment.requests('GET /api/v1/statistics')[0]?.query.get('since')).toMatch(/^2026-1/);
  });
});
