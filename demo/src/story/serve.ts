import { readFile } from 'node:fs/promises';
import { DESKS, MODEL, PIPELINE, ALGORITHM, SERVICE, TEST_SET } from './names.js';
import { orNothing } from './or-nothing.js';
import { createRelease, promote } from './releases.js';
import { answers } from './shapes.js';
import type { Story } from './story.js';
import { share, sharesArgs } from './train.js';
import { workPath } from './work-file.js';

/** What a release must reach on the test set before it goes to Prod. */
export const THRESHOLD = 0.8;

/**
 * A release with a version of the model goes through PreProd, where its test campaign is the evidence, to Prod.
 * @param beforeEvidence what somebody does between
 */
export const release = async (
  story: Story,
  name: string,
  modelVersion: number,
  beforeEvidence?: (name: string) => Promise<unknown>,
): Promise<void> => {
  const parts = [
    ...[`businessModel/${DESKS}`, `model/${MODEL}@${modelVersion}`, `testSet/${TEST_SET}`],
    ...[`algorithm/${ALGORITHM}`, `pipeline/${PIPELINE}`, `service/${SERVICE}`, `dataset/${story.dataset}`],
  ];
  const require = `accuracy>=${THRESHOLD} on testSet/${TEST_SET}`;
  await createRelease(story, name, parts, { path: 'preprod,prod', require });
  await promote(story, name, 'preprod', 'tess');
  await beforeEvidence?.(name);
  const campaign = `${name} on ${TEST_SET}`;
  const args = ['test-campaign', 'create', campaign, '--service', SERVICE, '--test-set', TEST_SET];
  await story.act('tess', `test campaign of ${name}`, args, {
    found: () => orNothing(story.ask(['test-campaign', 'show', campaign], answers.testCampaign)),
    play: (a) => story.wordslab.run(a, answers.testCampaign),
    tell: ({ metrics, status, testSet }) =>
      `${status}: accuracy ${share(metrics?.accuracy)} on ${testSet.rows} rows, at least ${THRESHOLD} wanted`,
  });
  await promote(story, name, 'prod', 'tess');
};

/** Asks Prod for a promotion that has no evidence yet; answers the code of its refusal, none where it was made long ago. */
export const promoteTooEarly = (story: Story, name: string) =>
  story.act('paula', `promote ${name} to prod without evidence`, ['promote', name, '--to', 'prod'], {
    found: async () => {
      const list = ['promotion', 'list', '--release', name, '--to', 'prod'];
      return (await story.ask(list, answers.promotions)).items.length > 0 ? 'was promoted since' : undefined;
    },
    play: (args) => story.refusal(args),
    tell: (code) => (code.includes('.') ? `refused, as it must be: ${code}` : code),
  });

/** One question of the traffic, what is right, and what Prod answered. */
export interface Answered {
  readonly prediction: string;
  readonly right: string;
  readonly answered: string;
}

/** End users ask Prod: every row of the traffic split, which no model has learnt from. */
export const ask = async (story: Story, names: readonly string[]): Promise<Answered[]> => {
  const { text, label } = story.options;
  const [questions, file] = [await workPath(story, 'traffic.jsonl'), await workPath(story, 'answers.jsonl')];
  const rows = ['dataset', 'rows', story.dataset, '--split', 'traffic', ...sharesArgs(story), '-o', questions];
  const before = (await lines(file)).length;
  await story.act('dana', 'traffic', rows, {
    found: () => Promise.resolve(before > 0 ? { rows: before } : undefined),
    play: (args) => story.wordslab.run(args, answers.rows),
    tell: ({ rows: n }) => `${n} rows of the traffic`,
  });
  const named = names.flatMap((name) => ['--names', name]);
  const args = ['predict', SERVICE, '--file', questions, '--text', text, ...named, '-o', file];
  await story.act('enzo', 'predict', args, {
    found: () => Promise.resolve(before > 0 ? { answered: before, seconds: null } : undefined),
    play: (a) => story.wordslab.run<{ answered: number; seconds: number | null }>(a, answers.predicted),
    tell: ({ answered, seconds }) =>
      `${answered} answered by Prod${seconds === null ? '' : ` in ${seconds.toFixed(1)} s`}`,
  });
  const asked = await lines(questions);
  return (await lines(file)).map((answer, i) => ({
    prediction: String(answer['prediction']),
    right: String(asked[i]?.[label]),
    answered: String(answer['label']),
  }));
};

/** One question more, which the release that serves now answers. */
export const askOnce = (story: Story, text: string) =>
  story.act('enzo', 'predict once', ['predict', SERVICE, '--text', text], {
    play: (args) => story.wordslab.run(args, answers.prediction),
    tell: ({ outputs }) => `${String(outputs['label'])}, score ${share(Number(outputs['score']))}`,
  });

const lines = async (path: string): Promise<Record<string, unknown>[]> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line): Record<string, unknown>[] => (line === '' ? [] : [JSON.parse(line)]));
};
