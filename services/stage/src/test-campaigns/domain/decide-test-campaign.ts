import { type Measures, NotAllowed, NotFound, RuleViolated, ValidationFailed } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import { type Campaign, evolveTestCampaign, type TestCampaignState } from './test-campaign.js';
import type { TestCampaignData, TestCampaignEvent } from './test-campaign.events.js';

export type TestCampaignCommand =
  | { readonly type: 'create'; readonly plan: TestCampaignData<'testCampaign.created'> }
  | ({ readonly type: 'measure' } & TestCampaignData<'testCampaign.testSetMeasured'>)
  | ({ readonly type: 'try' } & TestCampaignData<'testCampaign.tried'>)
  | ({ readonly type: 'judge' } & TestCampaignData<'testCampaign.verdictGiven'>)
  | { readonly type: 'finish' }
  | { readonly type: 'fail'; readonly code: string; readonly detail: string }
  | { readonly type: 'cancel'; readonly reason: string | null };

type Command<T extends TestCampaignCommand['type']> = Extract<TestCampaignCommand, { type: T }>;

const create = ({ plan }: Command<'create'>, state: TestCampaignState): TestCampaignEvent[] => {
  if (state.status !== 'absent')
    throw new RuleViolated(
      'test_campaign.name_taken',
      `there is a test campaign named '${state.plan.name}'`,
      'Take another name: a campaign is about what served when it was made.',
    );
  return [{ type: 'testCampaign.created', data: plan }];
};

/** The evidence of a campaign that was measured. */
const finished = ({ plan, verdicts }: Campaign, measures: Measures): TestCampaignEvent => {
  const { release, releaseDigest, service, model } = plan.serving;
  const { items, accuracy, macroF1 } = measures;
  const last = [...new Map(verdicts).values()];
  const counts = { people: last.length, peopleCorrect: last.filter(Boolean).length };
  const testSet = { testSet: plan.testSet.version, testSetDigest: plan.testSet.digest };
  const about = { campaign: plan.campaign, release, releaseDigest, service, model, ...testSet };
  return { type: 'testCampaign.finished', data: { ...about, items, metrics: { accuracy, macroF1 }, ...counts } };
};

/** A run that comes too late, after a cancellation or a run beside it, changes nothing. */
const measure = (command: Command<'measure'>, campaign: Campaign): TestCampaignEvent[] => {
  if (campaign.status !== 'measuring') return [];
  const { measures, answers, answersDigest } = command;
  const measured: TestCampaignEvent = {
    type: 'testCampaign.testSetMeasured',
    data: { measures, answers, answersDigest },
  };
  return campaign.plan.people === null ? [measured, finished(campaign, measures)] : [measured];
};

const over = ({ plan, status }: Campaign): RuleViolated =>
  new RuleViolated(
    'test_campaign.over',
    `the test campaign '${plan.name}' is ${status}`,
    'It takes nothing more. Make another one for what serves now.',
  );

/**
 * The measures of a campaign that people may test.
 * @throws RuleViolated `test_campaign.measuring`, `test_campaign.over`
 */
const openToPeople = (campaign: Campaign): Measures => {
  if (campaign.status === 'measuring')
    throw new RuleViolated(
      'test_campaign.measuring',
      `the test set of '${campaign.plan.name}' is still being measured`,
      'Repeat it when the campaign is open.',
    );
  if (campaign.status !== 'open' || !campaign.measures) throw over(campaign);
  return campaign.measures;
};

/** `unverified:` says that nobody checked the name yet; a list of testers names people without it. */
const nameOf = (actor: string): string => actor.replace(/^unverified:/, '');

/**
 * What a person needs to test: an open campaign that lets them.
 * @throws RuleViolated, NotAllowed `test_campaign.not_a_tester`
 */
export const assertMayTest = (campaign: Campaign, by: string): Measures => {
  const measures = openToPeople(campaign);
  const people = campaign.plan.people ?? [];
  if (people.length > 0 && !people.includes(nameOf(by)))
    throw new NotAllowed(
      'test_campaign.not_a_tester',
      `'${campaign.plan.name}' names its testers, and ${nameOf(by)} is none of them`,
      `They are: ${people.join(', ')}.`,
    );
  return measures;
};

const attempt = ({ type: _type, ...data }: Command<'try'>, campaign: Campaign): TestCampaignEvent[] => {
  assertMayTest(campaign, data.by);
  return [{ type: 'testCampaign.tried', data }];
};

/** The labels of a test set, not all of many. */
const labelsIn = ({ perLabel }: Measures): string => {
  const names = perLabel.map(({ label }) => label);
  return names.length > 20 ? `${names.slice(0, 20).join(', ')}, …` : names.join(', ');
};

const judge = ({ type: _type, ...data }: Command<'judge'>, campaign: Campaign): TestCampaignEvent[] => {
  const measures = assertMayTest(campaign, data.by);
  const row = /^row:(\d{1,9})$/.exec(data.case)?.[1];
  if (!(row === undefined ? campaign.tried.includes(data.case) : Number(row) < measures.items))
    throw new NotFound(
      'test_campaign.case_not_found',
      `'${campaign.plan.name}' has no case ${data.case}`,
      `A case is what a try answered, or row:0 to row:${measures.items - 1} of the test set.`,
    );
  if (data.label !== null && data.verdict === 'correct')
    throw new ValidationFailed(
      'test_campaign.label_of_correct',
      'a correct answer needs no other label',
      'Leave the label out, or say that the answer is wrong.',
    );
  if (data.label !== null && !measures.perLabel.some(({ label }) => label === data.label))
    throw new ValidationFailed(
      'test_campaign.unknown_label',
      `'${data.label}' is no label of this test set`,
      `Labels are: ${labelsIn(measures)}`,
    );
  return [{ type: 'testCampaign.verdictGiven', data }];
};

const decideFor = (command: Exclude<TestCampaignCommand, { type: 'create' }>, campaign: Campaign) => {
  switch (command.type) {
    case 'measure':
      return measure(command, campaign);
    case 'try':
      return attempt(command, campaign);
    case 'judge':
      return judge(command, campaign);
    case 'finish':
      return [finished(campaign, openToPeople(campaign))];
    case 'fail':
      return isOver(campaign) ? [] : [failedWith(command)];
    case 'cancel':
      if (isOver(campaign)) throw over(campaign);
      return [{ type: 'testCampaign.cancelled' as const, data: { reason: command.reason } }];
    default:
      return command satisfies never;
  }
};

const isOver = ({ status }: Campaign): boolean => status !== 'measuring' && status !== 'open';
const failedWith = ({ code, detail }: Command<'fail'>): TestCampaignEvent => ({
  type: 'testCampaign.failed',
  data: { code, detail },
});

export const testCampaignDecider: Decider<TestCampaignState, TestCampaignCommand, TestCampaignEvent> = {
  initialState: { status: 'absent' },
  evolve: evolveTestCampaign,
  decide: (command, state) => {
    if (command.type === 'create') return create(command, state);
    return decideFor(command, existing(state));
  },
};

/** @throws NotFound `test_campaign.not_found` */
export const existing = (state: TestCampaignState): Campaign => {
  if (state.status !== 'absent') return state;
  throw new NotFound(
    'test_campaign.not_found',
    'there is no such test campaign here',
    'List them: GET /api/v1/test-campaigns.',
  );
};

export const testCampaignStream = (id: string): string => `testCampaign-${id}`;
