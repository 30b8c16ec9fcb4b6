import { createHash } from 'node:crypto';
import type { Annotation, CampaignItem } from '@wordslab/contracts';
import { z } from 'zod';
import type { OfferedItem, OfferedLabel, SetAsideReason } from './offered-item.js';

/** Names of the control and the object tag that a Label Studio project needs: `<Choices name="label" toName="text">`. */
const FROM = 'label';
const TO = 'text';
const SKIPPED_THERE = 'skipped in Label Studio';

/** Label Studio knows users by number. This one tells nobody who it is, and is the same in each export. */
export const numberOf = (annotator: string): number =>
  createHash('sha256').update(annotator).digest().readUInt32BE(0) >>> 1;

/**
 * An item as a task of Label Studio (docs/reference/label-studio.md).
 * Format: https://labelstud.io/guide/task_format
 */
export const taskOf = (campaign: string, { item, text, annotations, adjudication }: CampaignItem) => ({
  id: item,
  data: { text },
  meta: { campaign, item },
  annotations: [
    ...annotations.map(annotationOf),
    ...(adjudication
      ? [
          {
            ...annotationOf({ ...adjudication, annotator: adjudication.by, skipped: null, ms: null }),
            ground_truth: true,
          },
        ]
      : []),
  ],
  predictions: [],
});

const annotationOf = ({ annotator, label, skipped, ms, at }: Omit<Annotation, 'imported'>) => ({
  completed_by: numberOf(annotator),
  result:
    label === null ? [] : [{ id: 'label', from_name: FROM, to_name: TO, type: 'choices', value: { choices: [label] } }],
  was_cancelled: skipped !== null,
  ground_truth: false,
  created_at: at,
  lead_time: ms === null ? null : ms / 1000,
});

const result = z.object({ type: z.string(), value: z.object({ choices: z.array(z.string()).optional() }).loose() });
const annotation = z.object({
  completed_by: z.union([z.number(), z.object({ id: z.number() }).transform(({ id }) => id)]).nullish(),
  result: z.array(z.unknown()),
  was_cancelled: z.boolean().nullish(),
  ground_truth: z.boolean().nullish(),
  lead_time: z.number().min(0).max(86_400).nullish(),
});
const itemNumber = z.number().int().min(0).max(2_147_483_647);
const task = z.object({
  id: z.unknown(),
  data: z.object({ text: z.string() }),
  meta: z.object({ campaign: z.string(), item: itemNumber }).nullish().catch(null),
  annotations: z.array(z.unknown()).default([]),
});

/** What a task of Label Studio says about an item; tasks that are not of this campaign are set aside. */
export const offeredOfTask = (
  value: unknown,
  about: { readonly campaign: string; readonly caller: string; readonly annotators: readonly string[] },
): OfferedItem => {
  const { success, data } = task.safeParse(value);
  if (!success) return { item: null, said: [], setAside: ['bad_row'] };
  const { meta, annotations } = data;
  if (meta && meta.campaign !== about.campaign) return { item: null, said: [], setAside: ['other_campaign'] };
  const item = meta?.item ?? itemNumber.safeParse(data.id).data ?? null;
  const read = annotations.map((a) => readAnnotation(a, about));
  return {
    ...{ item, text: data.data.text },
    said: read.filter((r) => typeof r !== 'string'),
    setAside: read.filter((r) => typeof r === 'string'),
  };
};

const readAnnotation = (
  value: unknown,
  { caller, annotators }: { readonly caller: string; readonly annotators: readonly string[] },
): OfferedLabel | SetAsideReason => {
  const { success, data } = annotation.safeParse(value);
  if (!success) return 'bad_row';
  if (data.ground_truth) return 'ground_truth';
  const by = data.completed_by ?? null;
  const annotator = by === null ? caller : (annotators.find((name) => numberOf(name) === by) ?? `label-studio:${by}`);
  const ms = data.lead_time == null ? null : Math.round(data.lead_time * 1000);
  if (data.was_cancelled) return { annotator, label: null, skipped: SKIPPED_THERE, ms: null };
  const choices = data.result.flatMap((r) => result.safeParse(r).data?.value.choices ?? []);
  const [label] = choices;
  if (label === undefined) return 'no_label';
  return choices.length > 1 ? 'many_labels' : { annotator, label: label.trim(), skipped: null, ms };
};
