import { z } from 'zod';
import { setSource } from '../data/labelled-set.js';
import { splitChoice, splitShares } from '../data/splits.js';
import { entityId, entityVersion } from '../ids/ids.js';
import { entityName, pageQuery } from './common.js';

const count = z.number().int().min(0);
const counts = z.record(z.string(), count);
export const annotationLabel = entityName;
/** Why an item was skipped or decided so: typed by staff about a text that is anonymized. */
export const annotationReason = z.string().trim().min(1).max(120);

/** `POST /campaigns`: rows of a copy that people give labels to. */
export const createCampaign = z.strictObject({
  name: entityName,
  /** The copy, by the entity version that it is of: a dataset or marked samples. */
  source: entityVersion,
  textColumn: z.string().min(1).max(200),
  businessModel: entityVersion,
  /** Which rows; by default those to learn from of a dataset, and all marked samples. */
  split: splitChoice.optional(),
  shares: splitShares.optional(),
  /** How many people give each item a label. */
  annotatorsPerItem: z.number().int().min(1).max(10).default(1),
});
export type CreateCampaign = z.infer<typeof createCampaign>;

export const campaignSummary = z.object({
  id: entityId,
  name: entityName,
  status: z.enum(['open', 'finished']),
  source: setSource,
  businessModel: entityVersion,
  textColumn: z.string(),
  split: splitChoice,
  shares: splitShares.nullable(),
  annotatorsPerItem: z.number().int(),
  items: count,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  finishedAt: z.iso.datetime().nullable(),
});
export type CampaignSummary = z.infer<typeof campaignSummary>;

export const campaignProgress = z.object({
  items: count,
  /** Items that some, or as many as wanted, have given a label. */
  begun: count,
  complete: count,
  disagreements: count,
  adjudicated: count,
  annotations: count,
  skipped: count,
  annotators: z.array(z.object({ annotator: z.string(), given: count, skipped: count })),
});
export type CampaignProgress = z.infer<typeof campaignProgress>;

/** `GET /campaigns/:id`: with progress, per annotator too. */
export const campaignDetail = campaignSummary.extend({ progress: campaignProgress });
export type CampaignDetail = z.infer<typeof campaignDetail>;

const item = z.number().int().min(0);
/** An item's place in its copy, in a path. */
export const itemNumber = z.coerce.number().int().min(0).max(2_147_483_647);

export const annotation = z.object({
  annotator: z.string(),
  /** Null where the annotator skipped the item. */
  label: z.string().nullable(),
  skipped: z.string().nullable(),
  /** How long it took; null where nobody measured it. */
  ms: count.nullable(),
  /** It came from a column or a file, not by hand. */
  imported: z.boolean(),
  at: z.iso.datetime(),
});
export type Annotation = z.infer<typeof annotation>;

export const adjudication = z.object({ label: z.string(), reason: z.string(), by: z.string(), at: z.iso.datetime() });

/** An item with what people said about it. */
export const campaignItem = z.object({
  item,
  text: z.string(),
  annotations: z.array(annotation),
  adjudication: adjudication.nullable(),
});
export type CampaignItem = z.infer<typeof campaignItem>;

/** `open`: still lacks annotators. `disagreements`: labels differ and nobody has adjudicated. */
export const campaignItemQuery = pageQuery.extend({
  only: z.enum(['all', 'open', 'complete', 'disagreements', 'adjudicated', 'skipped']).default('all'),
});
export type CampaignItemQuery = z.infer<typeof campaignItemQuery>;

/** `GET /campaigns/:id/next`: who asks, unless another annotator is named. */
export const nextItemQuery = z.object({ annotator: entityName.optional() });
export type NextItemQuery = z.infer<typeof nextItemQuery>;
/** Null when there is nothing left for this annotator. */
export const nextItem = z.object({ item: z.object({ item, text: z.string() }).nullable() });
export type NextItem = z.infer<typeof nextItem>;

/** `POST /campaigns/:id/items/:item/annotation`, by the caller: a label, a skip with its reason, or an undo. */
export const annotate = z.union([
  z.strictObject({ label: annotationLabel, ms: count.max(86_400_000).optional() }),
  z.strictObject({ skip: annotationReason }),
  z.strictObject({ undo: z.literal(true) }),
]);
export type Annotate = z.infer<typeof annotate>;
export const annotated = z.object({
  campaign: entityId,
  item,
  annotator: z.string(),
  label: z.string().nullable(),
  skipped: z.string().nullable(),
});
export type Annotated = z.infer<typeof annotated>;

/** `POST /campaigns/:id/items/:item/adjudication`. */
export const adjudicate = z.strictObject({ label: annotationLabel, reason: annotationReason });
export type Adjudicate = z.infer<typeof adjudicate>;

/** What becomes of rows that cannot be taken: the whole import is refused, or they are set aside and counted. */
export const setAsideChoice = z.enum(['refuse', 'set-aside']).default('refuse');
/** `POST /campaigns/:id/imports/column`: the caller's labels are those in a column of the copy. */
export const importColumn = z.strictObject({ column: z.string().min(1).max(200), unknown: setAsideChoice });
export type ImportColumn = z.infer<typeof importColumn>;

export const labelFormats = ['label-studio', 'jsonl'] as const;
/** Query of `POST /campaigns/:id/imports/file`; the body is the file, streamed. */
export const importLabelsQuery = z.object({ format: z.enum(labelFormats), unknown: setAsideChoice });
export type ImportLabelsQuery = z.infer<typeof importLabelsQuery>;
export const labelsImported = z.object({
  campaign: entityId,
  annotations: count,
  annotators: count,
  labels: counts,
  /** Why rows were set aside, and how many. */
  setAside: counts,
});
export type LabelsImported = z.infer<typeof labelsImported>;

export const exportQuery = z.object({ format: z.enum(['label-studio']).default('label-studio') });
export type ExportQuery = z.infer<typeof exportQuery>;

/** A measure of agreement: 1 is perfect, 0 is what chance gives. */
export const agreementMeasure = z.object({
  value: z.number().nullable(),
  /** Items that it is about. */
  items: count,
  /** Why there is no value; null where there is one. */
  whyNot: z.string().nullable(),
});
export type AgreementMeasure = z.infer<typeof agreementMeasure>;

/** `GET /campaigns/:id/agreement`. */
export const agreement = z.object({
  items: count,
  /** How many items have so many labels: `{ "0": 12, "2": 88 }`. */
  labelsPerItem: counts,
  /** How often each label was given. */
  labels: counts,
  annotators: z.array(z.object({ annotator: z.string(), given: count, skipped: count, labels: counts })),
  /** Cohen's kappa, for each two annotators with items in common. */
  cohen: z.array(agreementMeasure.extend({ annotators: z.array(z.string()).length(2) })),
  fleiss: agreementMeasure,
  krippendorff: agreementMeasure,
});
export type Agreement = z.infer<typeof agreement>;

/** `POST /campaigns/:id/sets`: the campaign's outcome as a version of an annotation set. */
export const freezeCampaign = z.strictObject({ name: entityName });
export type FreezeCampaign = z.infer<typeof freezeCampaign>;
export const frozenSet = z.object({
  id: entityId,
  name: entityName,
  version: z.number().int().min(1),
  digest: z.string(),
  added: z.boolean(),
  items: count,
  /** Items without a label, and those without a majority that nobody has adjudicated: they are not in the set. */
  leftOut: z.object({ unlabelled: count, undecided: count }),
});
export type FrozenSet = z.infer<typeof frozenSet>;
