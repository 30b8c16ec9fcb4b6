import { fileURLToPath } from 'node:url';
import { screen } from '../screen.js';
import { ALGORITHM, PIPELINE, SERVICE } from './names.js';
import { orNothing } from './or-nothing.js';
import { answers, type DatasetFacts } from './shapes.js';
import type { Story } from './story.js';
import { workFile } from './work-file.js';

const CLASSIFIER = fileURLToPath(new URL('../../../algorithms/text-classifier', import.meta.url));

/** The developer imports a file in Dev. */
export const importMessages = async (story: Story, file: string, name: string): Promise<DatasetFacts> => {
  const { options } = story;
  const args = ['dataset', 'import', file, '--name', name, '--text', options.text, '--label', options.label];
  const show = ['dataset', 'show', name];
  const detail = await story.act('dana', `import ${name}`, args, {
    found: async () => {
      const found = await orNothing(story.ask(show, answers.dataset));
      return found?.latest ? found : undefined;
    },
    play: async (a) => {
      await story.wordslab.run(a, answers.imported, screen.detail);
      return story.ask(show, answers.dataset);
    },
    tell: ({ latest }) =>
      `${name}@${latest?.version}: ${latest?.rows} rows, ${latest?.quarantined} set aside; personal: ${personal(latest?.columns ?? []) || 'no column'}`,
  });
  if (!detail.latest) throw new Error(`dataset ${name} has no version`);
  const { version, rows, quarantined, columns } = detail.latest;
  return { id: detail.id, name, version, rows, quarantined, columns };
};

const personal = (columns: readonly { name: string; class: string }[]): string =>
  columns
    .filter((column) => column.class === 'personal')
    .map((column) => column.name)
    .join(', ');

/** The developer adds algorithm, pipeline and service. */
export const defineService = async (story: Story): Promise<void> => {
  const add = (step: string, args: readonly string[]) =>
    story.act('dana', `add ${step}`, args, {
      play: (a) => story.wordslab.run(a, answers.added),
      tell: (r) => `${step} ${r.name}@${r.version}${r.added ? '' : ' (as it was)'}`,
    });
  await add('algorithm', ['algorithm', 'add', CLASSIFIER]);
  await add('pipeline', ['pipeline', 'add', await workFile(story, 'pipeline.json', pipeline)]);
  const description = 'Says which desk a message belongs to';
  await add('service', ['service', 'add', SERVICE, '--pipeline', PIPELINE, '--description', description]);
};

/** The first step is the redactor of the policies: raw text in Prod and redacted text in Train meet the model alike. */
const pipeline = {
  name: PIPELINE,
  inputs: [{ name: 'text', type: 'text' }],
  steps: [
    {
      name: 'redact',
      run: { builtin: 'redact', detect: ['email', 'phone', 'iban'] },
      inputs: { text: 'input.text' },
    },
    { name: 'route', run: { algorithm: ALGORITHM }, inputs: { text: 'redact.text' } },
  ],
  outputs: { label: 'route.label', score: 'route.score' },
};
