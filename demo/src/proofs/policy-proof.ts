import type { PolicyDocument } from '@wordslab/contracts';
import { TENANT } from '../story/names.js';
import { setPolicy } from '../story/policies.js';
import { createRelease } from '../story/releases.js';
import { answers, type DatasetFacts } from '../story/shapes.js';
import type { Story } from '../story/story.js';
import { CommandFailed } from '../wordslab.js';
import { claim, type Finding } from './proof.js';

const RELEASE = 'r1-unnamed-field';

/**
 * A policy that leaves one field out stops the shipment, and the refusal names the field. The good policy is set again
 * afterwards, whatever happened.
 */
export const unnamedFieldStops = async (
  story: Story,
  good: PolicyDocument,
  dataset: DatasetFacts,
): Promise<Finding> => {
  const field = dataset.columns.find((column) => column.class === 'personal')?.name ?? story.options.text;
  const before = await refusedBefore(story, field);
  if (before) return found(field, before, 'refused earlier in this home');
  const { [field]: _, ...fields } = good.fields;
  try {
    await setPolicy(story, { ...good, fields }, 'policy-unnamed.json');
    await createRelease(story, RELEASE, [`dataset/${story.dataset}@${dataset.version}`], { path: 'train' });
    const refusal = await promoteAndFail(story);
    claim(
      refusal.code === 'policy.field_unnamed',
      `it was refused with ${refusal.code}, not for the unnamed field: ${refusal.detail}`,
    );
    claim(refusal.detail.includes(field), `the refusal does not name "${field}": ${refusal.detail}`);
    return found(field, refusal.code, 'refused');
  } finally {
    await setPolicy(story, good);
  }
};

const found = (field: string, code: string, how: string): Finding => ({
  detail: `without "${field}" the shipment is ${how} with ${code}, naming it`,
  figures: { field, code },
});

const refusedBefore = async (story: Story, field: string): Promise<string | undefined> => {
  const { items } = await story.wordslab.run(
    ['promotion', 'list', '--to', 'train', '--limit', '200', '--tenant', TENANT],
    answers.promotions,
  );
  return items.find(
    (item) => item.release.name === RELEASE && item.status === 'refused' && item.refusal?.field === field,
  )?.refusal?.code;
};

const promoteAndFail = async (story: Story): Promise<CommandFailed> => {
  try {
    await story.wordslab.run(['promote', RELEASE, '--to', 'train', '--tenant', TENANT, '--as', 'paula'], answers.any);
  } catch (error) {
    if (error instanceof CommandFailed) return error;
    throw error;
  }
  throw new Error('the promotion went through although its policy names too little');
};
