import type { PolicyDocument } from '@wordslab/contracts';
import { answers, type DatasetFacts } from './shapes.js';
import type { Story } from './story.js';
import { workFile } from './work-file.js';

const list = (flag: string, values: readonly string[]): string[] => (values.length > 0 ? [flag, values.join(',')] : []);

const propose = (story: Story, step: string, args: readonly string[]): Promise<PolicyDocument> =>
  story.act('dana', step, ['policy', 'propose', ...args], {
    play: async (a) => (await story.wordslab.run(a, answers.policy)).document,
    tell: (document) =>
      `policy ${document.id}: ${Object.entries(document.fields)
        .map(([field, { use }]) => `${field} ${use}`)
        .join(', ')}`,
  });

/** The policy of a dataset for Train: keep what routes, redact the text, drop whoever wrote it. */
export const proposeForTrain = (story: Story, dataset: DatasetFacts): Promise<PolicyDocument> => {
  const { text } = story.options;
  const named = (classes: readonly string[]) =>
    dataset.columns.filter((c) => classes.includes(c.class) && c.name !== text).map((c) => c.name);
  return propose(story, `propose policy of ${dataset.name}`, [
    ...[dataset.name, '--to', 'train'],
    ...list('--keep', named(['label', 'date', 'code', 'number', 'flag'])),
    ...['--redact', text],
    ...list('--names', nameColumns(dataset)),
    ...list('--pseudonym', named(['id'])),
  ]);
};

/** Columns that hold people's names. */
export const nameColumns = (dataset: DatasetFacts): string[] =>
  dataset.columns.filter((c) => /name/i.test(c.name) && c.class === 'personal').map((c) => c.name);

/** The policy of Prod's log for Explore: what was answered is kept, the text is redacted, the names stay. */
export const proposeForExplore = (story: Story): Promise<PolicyDocument> =>
  propose(story, 'propose policy of the prediction log', [
    ...['prediction-log', '--module', 'prod', '--to', 'explore'],
    ...['--keep', 'prediction,at,service,release,model,label,score,ms', '--redact', 'text', '--names', 'names'],
  ]);

export const setPolicy = async (story: Story, document: PolicyDocument, file = `${document.id}.json`) =>
  story.act('paula', `set policy ${document.id}`, ['policy', 'set', await workFile(story, file, document)], {
    play: (args) => story.wordslab.run(args, answers.policySet),
    tell: (set) => `policy ${set.id} version ${set.version}${set.changed ? '' : ' (as it was)'}`,
  });
