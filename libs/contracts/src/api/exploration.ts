import { z } from 'zod';

/** What a field of the log may be asked. */
export const explorationFieldTypes = ['text', 'word', 'number', 'time'] as const;
export type ExplorationFieldType = (typeof explorationFieldTypes)[number];

/** Fields of the prediction log as Explore has it: those of its rows, the row's place, and what people said about it. */
export const explorationFieldList = [
  { name: 'prediction', class: 'id', type: 'word' },
  { name: 'at', class: 'date', type: 'time' },
  { name: 'day', class: 'date', type: 'word' },
  { name: 'log', class: 'id', type: 'word' },
  { name: 'service', class: 'code', type: 'word' },
  { name: 'release', class: 'code', type: 'word' },
  { name: 'model', class: 'code', type: 'word' },
  { name: 'text', class: 'text', type: 'text' },
  { name: 'label', class: 'label', type: 'word' },
  { name: 'score', class: 'number', type: 'number' },
  { name: 'ms', class: 'number', type: 'number' },
  { name: 'verdict', class: 'label', type: 'word' },
  { name: 'rightLabel', class: 'label', type: 'word' },
  { name: 'assignee', class: 'code', type: 'word' },
] as const;
export type ExplorationField = (typeof explorationFieldList)[number]['name'];

const words = [
  ...(['prediction', 'day', 'log', 'service', 'release', 'model', 'label'] as const),
  ...(['verdict', 'rightLabel', 'assignee'] as const),
] satisfies readonly ExplorationField[];
const numbers = ['score', 'ms'] as const satisfies readonly ExplorationField[];
const wordField = z.enum(words);
const textField = z.enum(['text', ...words]);
const numberField = z.enum(numbers);
const timeField = z.literal('at');
const anyField = z.enum(['at', 'text', ...words, ...numbers]);
const scalar = z.union([z.string().max(2_000), z.number()]);
/** A day or an instant. */
const instant = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** One condition; all of a query's hold. `from` is included, `to` is not; a day stands for its beginning (UTC). */
export const explorationCondition = z.union([
  z.strictObject({ field: anyField, is: scalar }),
  z.strictObject({ field: anyField, isNot: scalar }),
  z.strictObject({ field: anyField, in: z.array(scalar).min(1).max(1_000) }),
  z.strictObject({ field: anyField, isEmpty: z.boolean() }),
  z.strictObject({ field: textField, contains: z.string().min(1).max(500) }),
  z.strictObject({ field: timeField, from: instant }),
  z.strictObject({ field: timeField, to: instant }),
  z.strictObject({ field: numberField, atLeast: z.number() }),
  z.strictObject({ field: numberField, atMost: z.number() }),
  z.strictObject({ field: numberField, above: z.number() }),
  z.strictObject({ field: numberField, below: z.number() }),
]);
export type ExplorationCondition = z.infer<typeof explorationCondition>;

export const explorationGroup = z.union([
  wordField,
  z.strictObject({ field: z.literal('at'), by: z.enum(['hour', 'day', 'week']) }),
]);
export type ExplorationGroup = z.infer<typeof explorationGroup>;

export const explorationMeasure = z.union([
  z.strictObject({ count: z.literal(true) }),
  z.strictObject({ avg: numberField }),
  z.strictObject({ min: numberField }),
  z.strictObject({ max: numberField }),
  z.strictObject({ p50: numberField }),
  z.strictObject({ p95: numberField }),
  z.strictObject({ share: z.strictObject({ field: wordField, is: z.string().max(2_000) }) }),
]);
export type ExplorationMeasure = z.infer<typeof explorationMeasure>;

/** The name of a measure in `order` and in answers: `count`, `avg:score`, `share:label=refund`. */
export const measureName = (measure: ExplorationMeasure): string => {
  if ('count' in measure) return 'count';
  if ('share' in measure) return `share:${measure.share.field}=${measure.share.is}`;
  return Object.entries(measure)
    .map(([name, field]) => `${name}:${field}`)
    .join();
};
/** The name of a group in `order` and in answers: the field, or `hour`, `day`, `week`. */
export const groupName = (group: ExplorationGroup): string => (typeof group === 'string' ? group : group.by);

/**
 * `POST /explorations/query`. Without `groupBy` and `measures` it lists rows, the latest first, a page at a time; a list
 * is ordered by `at`, `score` or `ms`. With them it counts and groups, ordered by a group or a measure.
 */
export const explorationQuery = z.strictObject({
  source: z.literal('prediction-log'),
  where: z.array(explorationCondition).max(30).default([]),
  groupBy: z.array(explorationGroup).max(4).default([]),
  measures: z.array(explorationMeasure).max(8).default([]),
  order: z.strictObject({ by: z.string().max(200), direction: z.enum(['asc', 'desc']).default('asc') }).optional(),
  limit: z.number().int().min(1).max(1_000).default(50),
  /** The `next` of the page before; for lists. */
  after: z.string().max(500).optional(),
});
export type ExplorationQuery = z.infer<typeof explorationQuery>;
export type ExplorationQueryInput = z.input<typeof explorationQuery>;

export const exploredRow = z.object({
  prediction: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  day: z.string(),
  log: z.string(),
  service: z.string().nullable(),
  release: z.string().nullable(),
  model: z.string().nullable(),
  text: z.string().nullable(),
  label: z.string().nullable(),
  score: z.number().nullable(),
  ms: z.number().nullable(),
  verdict: z.string().nullable(),
  rightLabel: z.string().nullable(),
  assignee: z.string().nullable(),
});
export type ExploredRow = z.infer<typeof exploredRow>;

export const exploredGroup = z.object({
  by: z.record(z.string(), z.string().nullable()),
  measures: z.record(z.string(), z.number().nullable()),
});

/** How old the answer is: the copies that it was made from, per log. Nothing later than these is in it. */
export const explorationData = z.object({
  log: z.string(),
  from: z.string(),
  days: z.number().int(),
  firstDay: z.string(),
  lastDay: z.string(),
  rows: z.number().int(),
  /** When the oldest and the newest of these days' copies were installed here. */
  oldestAt: z.iso.datetime(),
  newestAt: z.iso.datetime(),
  /** Seconds since the newest copy was installed. */
  ageSeconds: z.number().min(0),
});
export const explorationAnswer = z.object({
  rows: z.array(exploredRow),
  groups: z.array(exploredGroup),
  /** Of a list: what to give as `after` for the next page. */
  next: z.string().nullable(),
  /** Of groups: there are more than `limit`. */
  truncated: z.boolean(),
  /** What arrived or was marked just now is not in it yet: ask again in a moment. */
  behind: z.boolean(),
  data: z.array(explorationData),
});
export type ExplorationAnswer = z.infer<typeof explorationAnswer>;

export const explorationFields = z.object({
  source: z.literal('prediction-log'),
  items: z.array(z.object({ name: z.string(), class: z.string(), type: z.enum(explorationFieldTypes) })),
  data: z.array(explorationData),
});
