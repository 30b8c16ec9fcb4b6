import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testCampaignDetail, type TestCampaignDetail } from '@wordslab/contracts';
import { FakeEnvironment, problem } from './testing/fake-environment.js';
import { runCli } from './testing/run-cli.js';

const id = 'preprod_01a206f5-3a98-76ec-8347-fe3893d6f840';
const testSet = 'train_01a206f5-3a98-76ec-8347-aaaaaaaaaaaa@1';
const at = '2026-11-01T10:00:00.000Z';
const perLabel = [
  { label: 'card', precision: 1, recall: 1, f1: 1, support: 5 },
  { label: 'fraud', precision: 0, recall: 0, f1: 0, support: 2 },
  { label: 'refund', precision: 0.6, recall: 1, f1: 0.75, support: 3 },
];
const measures = {
  ...{ items: 10, accuracy: 0.8, macroF1: 0.583, perLabel },
  confusion: [
    { truth: 'card', answer: 'card', count: 5 },
    { truth: 'refund', answer: 'refund', count: 3 },
    { truth: 'fraud', answer: 'refund', count: 2 },
  ],
};
const campaign: TestCampaignDetail = {
  id,
  name: 'r2 on gold',
  status: 'finished',
  serving: {
    ...{ service: 'triage', release: 'r2', releaseDigest: 'sha256:r', promotion: 'p1', model: 'sha256:m' },
    modelVersion: 'train_01a206f5-3a98-76ec-8347-bbbbbbbbbbbb@2',
  },
  testSet: { version: testSet, name: 'gold', digest: 'sha256:t', snapshot: 'sha256:s', rows: 10 },
  people: null,
  metrics: { accuracy: 0.8, macroF1: 0.583 },
  verdicts: { given: 0, correct: 0, testers: 0 },
  createdAt: at,
  createdBy: 'ana',
  endedAt: at,
  failure: null,
  progress: { done: 10, total: 10 },
  measures,
};

let environment: FakeEnvironment;
beforeEach(async () => {
  environment = await FakeEnvironment.start();
  const copy = { id: testSet, kind: 'testSet', name: 'gold', version: 1 };
  environment.on('GET /api/v1/copies', ({ query }) => ({
    body: { items: query.get('kind') === 'testSet' ? [copy] : [], next: null },
  }));
  environment.on('GET /api/v1/test-campaigns', ({ query }) => ({
    body: { items: (query.get('name') ?? campaign.name) === campaign.name ? [campaign] : [], next: null },
  }));
  environment.on(`GET /api/v1/test-campaigns/${id}`, () => ({ body: campaign }));
});
afterEach(() => environment.stop());

// The played environment has a stage dev; what is tested is the command.
const wordslab = (...args: string[]) =>
  runCli(['test-campaign', ...args, '--module', 'dev'], { env: { WORDSLAB_HOME: environment.home } });
const asked = (route: string): unknown[] => environment.requests(route).map((r) => JSON.parse(r.body || '{}'));
const outcome = { id, name: campaign.name, status: 'open' };

describe('wordslab test-campaign', () => {
  it('creates one on the copy of a test set, follows it, and shows how well it answers', async () => {
    environment.on('POST /api/v1/test-campaigns', () => ({ status: 201, body: { ...outcome, status: 'measuring' } }));
    let looks = 0;
    environment.on(`GET /api/v1/test-campaigns/${id}`, () => ({
      body: (looks += 1) < 3 ? { ...campaign, status: 'measuring', measures: null } : campaign,
    }));
    const run = await wordslab('create', 'r2 on gold', '--service', 'triage', '--test-set', 'gold', '--json');
    expect(run.code).toBe(0);
    expect(testCampaignDetail.parse(JSON.parse(run.stdout))).toEqual(campaign);
    expect(asked('POST /api/v1/test-campaigns')).toEqual([{ name: 'r2 on gold', service: 'triage', testSet }]);
    expect(looks).toBe(3);
  });

  it.each([
    ['ana,ben', ['ana', 'ben']],
    ['anyone', []],
  ])('asks people: %s', async (named, people) => {
    environment.on('POST /api/v1/test-campaigns', () => ({ status: 201, body: outcome }));
    await wordslab('create', 'x', '--service', 'triage', '--test-set', 'gold', '--people', named);
    expect(asked('POST /api/v1/test-campaigns')).toMatchObject([{ people }]);
  });

  it('ends with code 12 and the reason where it failed', async () => {
    environment.on('POST /api/v1/test-campaigns', () => ({ status: 201, body: outcome }));
    const failure = { code: 'test_campaign.release_changed', detail: 'triage is served by release r3 now' };
    environment.on(`GET /api/v1/test-campaigns/${id}`, () => ({ body: { ...campaign, status: 'failed', failure } }));
    const run = await wordslab('create', 'r2 on gold', '--service', 'triage', '--test-set', 'gold');
    expect(run.code).toBe(12);
    expect(run.stderr).toContain('test_campaign.release_changed');
    expect(run.stderr).toContain('triage is served by release r3 now');
  });

  it('names the test sets that are near', async () => {
    const run = await wordslab('create', 'x', '--service', 'triage', '--test-set', 'gld');
    expect(run.code).toBe(5);
    expect(run.stderr).toContain("Did you mean 'gold'?");
  });

  it('shows measures, the worst labels first, and what is taken for what', async () => {
    const { stdout } = await wordslab('show', 'r2 on gold');
    expect(stdout).toMatch(/Accuracy +0\.800/);
    expect(stdout).toMatch(/WORST LABELS[^]*fraud +0\.000[^]*refund +0\.750/);
    expect(stdout).not.toMatch(/card +1\.000/);
    expect(stdout).toMatch(/fraud +refund +2/);
  });

  it('shows the rows that were answered wrong, and what people tried', async () => {
    const row = { case: 'row:9', item: '18', text: 'who took my money', label: 'fraud', answer: 'refund', score: 0.4 };
    environment.on(`GET /api/v1/test-campaigns/${id}/answers`, () => ({ body: { items: [row], next: null } }));
    const verdict = { by: 'ana', at, verdict: 'wrong', label: 'card', comment: 'lost card' };
    const tried = { case: 'c1', by: 'ana', at, text: 'it is gone', answer: 'refund', verdicts: [verdict] };
    environment.on(`GET /api/v1/test-campaigns/${id}/cases`, () => ({ body: { items: [tried], next: null } }));
    const { stdout } = await wordslab('show', 'r2 on gold', '--wrong', '--label', 'fraud', '--cases');
    expect(stdout).toMatch(/row:9 +fraud +refund +0\.400 +who took my money/);
    expect(stdout).toMatch(/c1 +refund +it is gone +ana: wrong, it is card \(lost card\)/);
    const [request] = environment.requests(`GET /api/v1/test-campaigns/${id}/answers`);
    expect(Object.fromEntries(request?.query ?? [])).toEqual({ wrong: 'yes', label: 'fraud', limit: '20' });
    const json = await wordslab('show', 'r2 on gold', '--wrong', '--json');
    expect(JSON.parse(json.stdout)).toEqual({ ...campaign, wrong: [row] });
  });

  it('lists them', async () => {
    expect((await wordslab('list')).stdout).toMatch(/r2 on gold +triage +r2 +gold +finished +0\.800 +0\.583 +0\/0/);
  });

  it('tries, judges, finishes and cancels', async () => {
    const path = `/api/v1/test-campaigns/${id}`;
    environment.on(`POST ${path}/tries`, () => ({ status: 201, body: { case: 'c1', answer: 'card', score: 0.91 } }));
    for (const what of ['verdicts', 'finish', 'cancel'])
      environment.on(`POST ${path}/${what}`, () => ({ body: outcome }));
    expect((await wordslab('try', 'r2 on gold', 'Where is my card?')).stdout).toBe('card (0.910), case c1\n');
    expect(asked(`POST ${path}/tries`)).toEqual([{ text: 'Where is my card?' }]);
    await wordslab('verdict', id, 'c1', 'wrong', '--label', 'refund', '--comment', 'no card');
    expect(asked(`POST ${path}/verdicts`)).toEqual([
      { case: 'c1', verdict: 'wrong', label: 'refund', comment: 'no card' },
    ]);
    expect((await wordslab('verdict', id, 'c1', 'maybe')).code).toBe(2);
    expect((await wordslab('finish', id)).stdout).toContain('Accuracy');
    await wordslab('cancel', '93d6f840', '--reason', 'wrong set');
    expect(asked(`POST ${path}/cancel`)).toEqual([{ reason: 'wrong set' }]);
  });

  it('tells what the stage refuses, with its code', async () => {
    const refusal = problem(403, 'test_campaign.not_a_tester', 'ben is none of them', { hint: 'They are: ana.' });
    environment.on(`POST /api/v1/test-campaigns/${id}/tries`, () => refusal);
    const run = await wordslab('try', id, 'hello');
    expect(run.code).toBeGreaterThan(0);
    expect(run.stderr).toContain('test_campaign.not_a_tester: ben is none of them');
  });
});
