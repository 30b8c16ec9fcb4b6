import type { PolicyDocument } from '@wordslab/contracts';
import { screen } from '../screen.js';
import { defineService, importMessages } from './dev.js';
import { mark, pullMarks } from './explore.js';
import { createTenant, up } from './hosting.js';
import { ALGORITHM, MARKS, PIPELINE, SERVICE } from './names.js';
import { nameColumns, proposeForExplore, proposeForTrain, setPolicy } from './policies.js';
import { createRelease, promote } from './releases.js';
import { type Answered, ask, askOnce, promoteTooEarly, release } from './serve.js';
import type { DatasetFacts } from './shapes.js';
import type { Story } from './story.js';
import { annotate, type ModelVersion, prepare, sharesArgs, train } from './train.js';

/** What the proofs need to know of what was made. */
export interface Played {
  readonly dataset: DatasetFacts;
  /** The rows that `--test` gave. */
  readonly test: DatasetFacts | undefined;
  readonly policy: PolicyDocument;
  readonly models: readonly { readonly model: ModelVersion; readonly accuracy: number }[];
  readonly traffic: readonly Answered[];
  /** A prediction that the second model gave. */
  readonly last: string;
}

/** The whole story; what a home has already is found and not played again. */
export const play = async (story: Story): Promise<Played> => {
  const { dataset, test, policy } = await toTrain(story);
  const first = await teach(story);
  screen.heading('5  Tester in PreProd: a test campaign is the evidence; then Prod');
  await release(story, 'r2', 1, (name) => promoteTooEarly(story, name));
  screen.heading('6  End users in Prod');
  const traffic = await ask(story, nameColumns(dataset));
  await learnFrom(story, traffic);
  const second = await train(story, 2, [story.dataset, MARKS]);
  await release(story, 'r3', 2);
  const { prediction } = await askOnce(story, 'Where is the parcel that I ordered last week?');
  return { dataset, test, policy, models: [first, second], traffic, last: prediction };
};

/** Steps 1 to 3: the first crossing. */
const toTrain = async (story: Story) => {
  screen.heading('1  IT admin: a hosting environment and a tenant');
  await up(story);
  await createTenant(story);
  screen.heading('2  Developer in Dev: messages, algorithm, pipeline, service');
  const { options, dataset: name, testDataset } = story;
  const dataset = await importMessages(story, options.data, name);
  const test = options.test && testDataset ? await importMessages(story, options.test, testDataset) : undefined;
  await defineService(story);
  screen.heading('3  Project manager in Lifecycle: a policy, a release, its promotion to Train');
  const policy = await proposeForTrain(story, dataset);
  await setPolicy(story, policy);
  if (test) await setPolicy(story, await proposeForTrain(story, test));
  const datasets = [dataset, ...(test ? [test] : [])].map((d) => `dataset/${d.name}`);
  const code = [`algorithm/${ALGORITHM}`, `pipeline/${PIPELINE}`, `service/${SERVICE}`];
  await createRelease(story, 'r1', [...datasets, ...code], { path: 'train' });
  await promote(story, 'r1', 'train');
  return { dataset, test, policy };
};

/** Step 4: the first model. */
const teach = async (story: Story) => {
  screen.heading('4  Analyst in Train: labels, annotations, the first model');
  await prepare(story);
  const { dataset, options } = story;
  const source = { copy: `dataset/${dataset}`, text: options.text, label: options.label, shares: sharesArgs(story) };
  await annotate(story, dataset, source);
  return train(story, 1, [dataset]);
};

/** Step 7: from Prod's log to marks that the next model learns from. */
const learnFrom = async (story: Story, traffic: readonly Answered[]): Promise<void> => {
  screen.heading('7  Explore: the log, anonymized; wrong answers are marked, and the second model learns from them');
  await setPolicy(story, await proposeForExplore(story));
  await mark(story, traffic);
  await pullMarks(story);
  await annotate(story, MARKS, { copy: `markedSamples/${MARKS}`, text: 'text', label: 'label', shares: [] });
};
