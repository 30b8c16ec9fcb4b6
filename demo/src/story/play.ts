import type { PolicyDocument } from '@wordslab/contracts';
import { screen } from '../screen.js';
import { defineService, importMessages } from './dev.js';
import { createTenant, up } from './hosting.js';
import { ALGORITHM, PIPELINE, SERVICE } from './names.js';
import { proposeForTrain, setPolicy } from './policies.js';
import { createRelease, promote } from './releases.js';
import type { DatasetFacts } from './shapes.js';
import type { Story } from './story.js';

/** What the proofs need to know of what was made. */
export interface Played {
  readonly dataset: DatasetFacts;
  readonly policy: PolicyDocument;
}

/** The whole story; what a home has already is found and not played again. */
export const play = async (story: Story): Promise<Played> => {
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
  return { dataset, policy };
};
