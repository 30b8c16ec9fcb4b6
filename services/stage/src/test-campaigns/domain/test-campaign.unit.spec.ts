import { describe, expect, it } from '@jest/globals';
import { measureAnswers } from '../../measures/measure-answers.js';
import { testCampaignDecider as decider, type TestCampaignCommand } from './decide-test-campaign.js';
import type { TestCampaignData, TestCampaignEvent } from './test-campaign.events.js';

const plan = (people: string[] | null): TestCampaignData<'testCampaign.created'> => ({
  campaign: 'preprod_1',
  name: 'first look',
  serving: {
    service: 'triage',
    release: 'r1',
    releaseDigest: 'sha256:r',
    promotion: 'p1',
    model: 'sha256:m',
    modelVersion: 'train_1@1',
  },
  testSet: { version: 'train_2@1', name: 'gold', digest: 'sha256:t', snapshot: 'sha256:s', rows: 4 },
  people,
});
const created = (people: string[] | null): TestCampaignEvent => ({ type: 'testCampaign.created', data: plan(people) });
const measures = measureAnswers([
  { truth: 'a', answer: 'a' },
  { truth: 'a', answer: 'b' },
  { truth: 'b', answer: 'b' },
  { truth: 'b', answer: 'b' },
]);
const outcome = { measures, answers: [{ ref: 'zstd:x', rows: 4 }], answersDigest: 'sha256:d' };
const measured: TestCampaignEvent = { type: 'testCampaign.testSetMeasured', data: outcome };
const tried: TestCampaignEvent = {
  type: 'testCampaign.tried',
  data: { case: 'c1', by: 'unverified:ana', payload: 'x' },
};
const verdict = (data: Partial<TestCampaignData<'testCampaign.verdictGiven'>> = {}) => ({
  ...{ case: 'c1', by: 'unverified:ana', verdict: 'correct' as const, label: null, comment: null },
  ...data,
});
const judged = (data: Parameters<typeof verdict>[0] = {}): TestCampaignEvent => ({
  type: 'testCampaign.verdictGiven',
  data: verdict(data),
});
const finished: TestCampaignEvent = {
  type: 'testCampaign.finished',
  data: {
    ...{ campaign: 'preprod_1', release: 'r1', releaseDigest: 'sha256:r', service: 'triage', model: 'sha256:m' },
    ...{ testSet: 'train_2@1', testSetDigest: 'sha256:t', items: 4, people: 0, peopleCorrect: 0 },
    metrics: { accuracy: 0.75, macroF1: measures.macroF1 },
  },
};
const failed: TestCampaignEvent = { type: 'testCampaign.failed', data: { code: 'x', detail: 'y' } };
const cancelled: TestCampaignEvent = { type: 'testCampaign.cancelled', data: { reason: null } };

const given = (...events: TestCampaignEvent[]) => ({
  when: (command: TestCampaignCommand) => decider.decide(command, events.reduce(decider.evolve, decider.initialState)),
});
const refusal = (code: string) => expect.objectContaining({ code });
const measure: TestCampaignCommand = { type: 'measure', ...outcome };
const judge = (data: Parameters<typeof verdict>[0] = {}): TestCampaignCommand => ({ type: 'judge', ...verdict(data) });
const attempt = (by = 'unverified:ana'): TestCampaignCommand => ({ type: 'try', case: 'c2', by, payload: 'y' });

describe('a test campaign', () => {
  it('is made once under a name', () => {
    expect(given().when({ type: 'create', plan: plan(null) })).toEqual([created(null)]);
    expect(() => given(created(null)).when({ type: 'create', plan: plan(null) })).toThrow(
      refusal('test_campaign.name_taken'),
    );
  });

  it('without people is finished once it is measured', () => {
    expect(given(created(null)).when(measure)).toEqual([measured, finished]);
  });

  it('with people waits for them, and is finished by command, with the last verdict of each on each case', () => {
    expect(given(created([])).when(measure)).toEqual([measured]);
    const verdicts = [
      judged(),
      judged({ verdict: 'wrong' }),
      judged({ by: 'ben' }),
      judged({ case: 'row:3', by: 'ben' }),
    ];
    expect(given(created([]), measured, tried, ...verdicts).when({ type: 'finish' })).toEqual([
      { ...finished, data: { ...finished.data, people: 3, peopleCorrect: 2 } },
    ]);
  });

  it('takes no second outcome of a run, and none after it ended', () => {
    expect(given(created([]), measured).when(measure)).toEqual([]);
    expect(given(created(null), cancelled).when(measure)).toEqual([]);
    expect(given(created(null), measured, finished).when({ type: 'fail', code: 'x', detail: 'y' })).toEqual([]);
    expect(given(created(null)).when({ type: 'fail', code: 'x', detail: 'y' })).toEqual([failed]);
  });

  it('takes tries and verdicts of whoever may test, or of the people it names', () => {
    expect(given(created([]), measured).when(attempt())).toHaveLength(1);
    expect(given(created(['ana']), measured).when(attempt())).toHaveLength(1);
    expect(() => given(created(['ana']), measured).when(attempt('unverified:ben'))).toThrow(
      refusal('test_campaign.not_a_tester'),
    );
    expect(() => given(created(['ana']), measured, tried).when(judge({ by: 'unverified:ben' }))).toThrow(
      refusal('test_campaign.not_a_tester'),
    );
  });

  it('takes verdicts on what was tried and on rows of the test set, and on nothing else', () => {
    const open = given(created([]), measured, tried);
    expect(open.when(judge({ verdict: 'wrong', label: 'b' }))).toEqual([judged({ verdict: 'wrong', label: 'b' })]);
    expect(open.when(judge({ case: 'row:3' }))).toHaveLength(1);
    for (const name of ['row:4', 'row:-1', 'row:x', 'c9'])
      expect(() => open.when(judge({ case: name }))).toThrow(refusal('test_campaign.case_not_found'));
    expect(() => open.when(judge({ verdict: 'wrong', label: 'constructor' }))).toThrow(
      refusal('test_campaign.unknown_label'),
    );
    expect(() => open.when(judge({ label: 'b' }))).toThrow(refusal('test_campaign.label_of_correct'));
  });

  it('takes nothing of people while it is measured', () => {
    for (const command of [attempt(), judge(), { type: 'finish' as const }])
      expect(() => given(created([])).when(command)).toThrow(refusal('test_campaign.measuring'));
  });

  it.each([
    ['finished', [measured, finished]],
    ['failed', [failed]],
    ['cancelled', [measured, cancelled]],
  ])('takes nothing more once it is %s', (_, events) => {
    const over = given(created([]), ...events);
    for (const command of [attempt(), judge(), { type: 'finish' as const }, { type: 'cancel' as const, reason: null }])
      expect(() => over.when(command)).toThrow(refusal('test_campaign.over'));
  });

  it('is cancelled while it is measured or open', () => {
    for (const events of [[created(null)], [created([]), measured]])
      expect(given(...events).when({ type: 'cancel', reason: null })).toEqual([cancelled]);
  });

  it('must be there', () => {
    for (const command of [measure, attempt(), judge(), { type: 'finish' as const }])
      expect(() => given().when(command)).toThrow(refusal('test_campaign.not_found'));
  });
});
