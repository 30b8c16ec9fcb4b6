import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HomeLayout } from '@wordslab/hosting';
import type { PolicyDocument } from '@wordslab/contracts';
import { screen } from '../screen.js';
import { CommandFailed } from '../wordslab.js';
import { answers, type DatasetFacts } from './shapes.js';
import { type Story, TENANT } from './story.js';

const ROUTER = fileURLToPath(new URL('../../sample/router', import.meta.url));
const TENANT_FLAG = ['--tenant', TENANT] as const;
const as = (name: string) => ['--as', name] as const;

/** A `show` that answers undefined where there is nothing yet. */
const orNothing = async <T>(shown: Promise<T>): Promise<T | undefined> => {
  try {
    return await shown;
  } catch (error) {
    if (error instanceof CommandFailed && /not_found|unknown|no_such|nothing/.test(error.code)) return undefined;
    throw error;
  }
};

/** Step 1: the IT admin makes a tenant. */
export const createTenant = (story: Story) =>
  story.step('create tenant', ['tenant', 'create', TENANT, '--name', 'Acme support', ...as('ida')], {
    found: async () => {
      const tenant = await orNothing(story.wordslab.run(['tenant', 'show', TENANT], answers.tenant));
      return tenant?.status === 'ready' ? tenant : undefined;
    },
    play: (args) => story.wordslab.run(args, answers.tenant, screen.detail),
    tell: (tenant) => `tenant ${tenant.slug} with ${tenant.modules.length} modules is ${tenant.status}`,
  });

/** Step 2: the developer imports the messages in Dev. */
export const importMessages = async (story: Story): Promise<DatasetFacts> => {
  const { wordslab, options, dataset } = story;
  const roles = ['--text', options.text, '--label', options.label];
  const detail = await story.step(
    'import dataset',
    ['dataset', 'import', options.data, '--name', dataset, ...roles, ...TENANT_FLAG, ...as('dana')],
    {
      found: async () => {
        const found = await orNothing(wordslab.run(['dataset', 'show', dataset, ...TENANT_FLAG], answers.dataset));
        return found?.latest ? found : undefined;
      },
      play: async (args) => {
        await wordslab.run(args, answers.imported, screen.detail);
        return wordslab.run(['dataset', 'show', dataset, ...TENANT_FLAG], answers.dataset);
      },
      tell: ({ name, latest }) =>
        `${name}@${latest?.version}: ${latest?.rows} rows, ${latest?.quarantined} set aside; personal: ${personal(latest?.columns ?? []) || 'no column'}`,
    },
  );
  if (!detail.latest) throw new Error(`dataset ${dataset} has no version`);
  const { version, rows, quarantined, columns } = detail.latest;
  return { id: detail.id, version, rows, quarantined, columns };
};

const personal = (columns: readonly { name: string; class: string }[]): string =>
  columns
    .filter((column) => column.class === 'personal')
    .map((column) => column.name)
    .join(', ');

/** Step 2, on: algorithm, pipeline and service. */
export const defineService = async (story: Story): Promise<void> => {
  const { wordslab } = story;
  const add = (step: string, args: readonly string[], tell: string) =>
    story.step(step, [...args, ...TENANT_FLAG, ...as('dana')], {
      play: (a) => wordslab.run(a, answers.added),
      tell: (r) => `${tell} ${r.name}@${r.version}${r.added ? '' : ' (as it was)'}`,
    });
  const algorithm = await add('add algorithm', ['algorithm', 'add', ROUTER], 'algorithm');
  const pipeline = await add(
    'add pipeline',
    ['pipeline', 'add', await pipelineFile(story, `${algorithm.id}@${algorithm.version}`)],
    'pipeline',
  );
  const packaged = ['--pipeline', `${pipeline.id}@${pipeline.version}`];
  const description = ['--description', 'Says which desk a message belongs to'];
  await add('add service', ['service', 'add', 'message-routing', ...packaged, ...description], 'service');
};

const workFile = async (story: Story, name: string, content: unknown): Promise<string> => {
  const folder = join(new HomeLayout(story.options.home).dir, 'demo');
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content, null, 2));
  return path;
};

const pipelineFile = (story: Story, algorithm: string): Promise<string> =>
  workFile(story, 'pipeline.json', {
    name: 'route-messages',
    inputs: [{ name: 'text', type: 'text' }],
    steps: [
      {
        name: 'redact',
        run: { builtin: 'redact', detect: ['email', 'phone', 'iban'] },
        inputs: { text: 'input.text' },
      },
      { name: 'route', run: { algorithm }, inputs: { text: 'redact.text' } },
    ],
    outputs: { label: 'route.label', score: 'route.score' },
  });

/** The policy for Train: keep what routes, redact the text, drop whoever wrote it. */
export const proposePolicy = (story: Story, dataset: DatasetFacts): Promise<PolicyDocument> => {
  const { options, wordslab } = story;
  const names = dataset.columns
    .filter((column) => /name/i.test(column.name) && column.class === 'personal')
    .map((column) => column.name);
  const kept = dataset.columns
    .filter(
      (column) => ['label', 'date', 'code', 'number', 'flag'].includes(column.class) && column.name !== options.text,
    )
    .map((column) => column.name);
  const pseudonyms = dataset.columns.filter((column) => column.class === 'id').map((column) => column.name);
  const list = (flag: string, values: readonly string[]) => (values.length > 0 ? [flag, values.join(',')] : []);
  const args = [
    'policy',
    'propose',
    story.dataset,
    '--to',
    'train',
    ...list('--keep', kept),
    '--redact',
    options.text,
    ...list('--names', names),
    ...list('--pseudonym', pseudonyms),
    ...TENANT_FLAG,
    ...as('dana'),
  ];
  return story.step('propose policy', args, {
    play: async (a) => (await wordslab.run(a, answers.policy)).document,
    tell: (document) =>
      `policy ${document.id}: ${Object.entries(document.fields)
        .map(([field, { use }]) => `${field} ${use}`)
        .join(', ')}`,
  });
};

export const setPolicy = async (story: Story, document: PolicyDocument, file = 'policy.json') =>
  story.step('set policy', ['policy', 'set', await workFile(story, file, document), ...TENANT_FLAG, ...as('paula')], {
    play: (args) => story.wordslab.run(args, answers.policySet),
    tell: (set) => `policy ${set.id} version ${set.version}${set.changed ? '' : ' (as it was)'}`,
  });

/** Step 3: the project manager pins a release. */
export const createRelease = (story: Story, name: string, parts: readonly string[]) =>
  story.step(
    `create release ${name}`,
    ['release', 'create', name, ...parts, '--path', 'train', ...TENANT_FLAG, ...as('paula')],
    {
      found: () => orNothing(story.wordslab.run(['release', 'show', name, ...TENANT_FLAG], answers.release)),
      play: (args) => story.wordslab.run(args, answers.release),
      tell: (release) =>
        `release ${release.name} "${release.alias}" pins ${release.parts.length} parts, digest ${release.digest.slice(0, 19)}…`,
    },
  );

/** Step 3, on: promotes it to Train and follows it to its end; a promotion that was completed is found. */
export const promote = (story: Story, name: string) =>
  story.step(`promote ${name}`, ['promote', name, '--to', 'train', ...TENANT_FLAG, ...as('paula')], {
    found: async () => {
      const { items } = await story.wordslab.run(
        ['promotion', 'list', '--release', name, '--to', 'train', ...TENANT_FLAG],
        answers.promotions,
      );
      return items.find((item) => item.status === 'completed');
    },
    play: (args) => story.wordslab.run(args, answers.promotion, screen.detail),
    tell: (promotion) => `promotion of ${promotion.release.name} to ${promotion.to}: ${promotion.summary}`,
  });
