import type { z } from 'zod';
import { screen } from '../screen.js';
import { ALGORITHM, DESKS, MODEL, TEST_SET } from './names.js';
import { orNothing } from './or-nothing.js';
import { answers } from './shapes.js';
import type { Story } from './story.js';

type ModelDetail = z.infer<typeof answers.model>;
export type ModelVersion = ModelDetail['versions'][number];

/** With a test file, none of the data is set aside to measure on. */
export const sharesArgs = (story: Story): string[] => (story.testDataset ? ['--shares', '80,20,0'] : []);

/** The analyst writes down what the labels are, and sets rows aside to measure on. */
export const prepare = async (story: Story): Promise<void> => {
  const { text, label } = story.options;
  const copy = `dataset/${story.dataset}`;
  const fromCopy = ['--from-dataset', copy, '--column', label, '--name', DESKS];
  await story.act('ana', 'business model', ['business-model', 'add', ...fromCopy], {
    found: () => orNothing(story.ask(['business-model', 'show', DESKS], answers.versioned)),
    play: (args) => story.wordslab.run(args, answers.versioned),
    tell: ({ name, version }) => `business model ${name}@${version}`,
  });
  const measured = story.testDataset ? [`dataset/${story.testDataset}`, '--split', 'all'] : [copy, '--split', 'test'];
  await story.act('ana', 'test set', ['test-set', 'create', TEST_SET, ...measured, '--text', text, '--label', label], {
    found: () => orNothing(story.ask(['test-set', 'show', TEST_SET], answers.versioned)),
    play: (args) => story.wordslab.run(args, answers.versioned),
    tell: ({ name, version }) => `test set ${name}@${version}`,
  });
};

/** What is annotated: a copy, and where its texts and labels stand. */
export interface Annotated {
  readonly copy: string;
  readonly text: string;
  readonly label: string;
  readonly shares: readonly string[];
}

/** A campaign over a copy, its labels from a column, frozen as an annotation set of the same name. */
export const annotate = async (story: Story, name: string, { copy, text, label, shares }: Annotated) => {
  const create = ['campaign', 'create', name, copy, '--business-model', DESKS, '--text', text, ...shares];
  const done = await orNothing(story.ask(['annotation-set', 'show', name], answers.versioned));
  if (done) return;
  await story.act('ana', `campaign ${name}`, create, {
    found: () => orNothing(story.ask(['campaign', 'show', name], answers.campaign)),
    play: (args) => story.wordslab.run(args, answers.campaign),
    tell: ({ items }) => `campaign ${name} over ${items} rows`,
  });
  await story.act('ana', `annotate ${name}`, ['annotate', 'import', name, '--from-column', label], {
    play: (args) => story.wordslab.run(args, answers.labelsImported),
    tell: ({ annotations, labels }) => `${annotations} annotations, ${Object.keys(labels).length} labels`,
  });
  await story.act('ana', `freeze ${name}`, ['campaign', 'freeze', name, '--name', name], {
    play: (args) => story.wordslab.run(args, answers.frozenSet),
    tell: ({ version, items }) => `annotation set ${name}@${version} with ${items} rows`,
  });
};

/** Trains version `version` of the model on annotation sets, and measures it on the test set. */
export const train = async (
  story: Story,
  version: number,
  sets: readonly string[],
): Promise<{ model: ModelVersion; accuracy: number }> => {
  const show = async () => {
    const detail = await orNothing(story.ask(['model', 'show', MODEL], answers.model));
    return detail?.versions.find((v) => v.version === version);
  };
  const args = ['train', ALGORITHM, '--annotations', sets.join(','), '--name', `m${version}`, '--register', MODEL];
  const model = await story.act('ana', `train m${version}`, args, {
    found: show,
    play: async (a) => {
      await story.wordslab.run(a, answers.any, screen.detail);
      const made = await show();
      if (!made) throw new Error(`${MODEL} has no version ${version}`);
      return made;
    },
    tell: ({ digest, metrics }) =>
      `${MODEL}@${version} (m${version}), digest ${digest.slice(0, 19)}…, held-out accuracy ${share(metrics['accuracy'])}`,
  });
  const tested = await story.act(
    'ana',
    `test m${version}`,
    ['model', 'test', `${MODEL}@${version}`, '--test-set', TEST_SET],
    {
      play: (a) => story.wordslab.run(a, answers.modelTest),
      tell: ({ accuracy, macroF1, items }) =>
        `m${version}: accuracy ${share(accuracy)}, macro F1 ${share(macroF1)} on ${items} rows`,
    },
  );
  if (tested.accuracy === null) throw new Error(`the test of m${version} has no result`);
  return { model, accuracy: tested.accuracy };
};

export const share = (value: number | null | undefined): string => (value == null ? '-' : value.toFixed(4));
