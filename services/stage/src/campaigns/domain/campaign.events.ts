import {
  annotationLabel,
  annotationReason,
  entityVersion,
  setSource,
  splitChoice,
  splitShares,
} from '@wordslab/contracts';
import { z } from 'zod';
import { rowPayload } from '../../labelled-sets/domain/labelled-set.js';

const count = z.number().int().min(0);
const counts = z.record(z.string(), count);
const rows = { payloads: z.array(rowPayload), rowsDigest: z.string() };

/** The items are fixed here, with their texts (ADR 17). Rows of the split whose text is empty are no items. */
export const campaignCreated = z.object({
  name: z.string(),
  source: setSource,
  textColumn: z.string(),
  businessModel: entityVersion,
  split: splitChoice,
  shares: splitShares.nullable(),
  annotatorsPerItem: z.number().int().min(1),
  items: count,
  withoutText: count,
  ...rows,
});
/** Labels that came at once, from a column of the copy or from a file: one event, the labels in the payload store. */
export const labelsImported = z.object({
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('column'), column: z.string() }),
    z.object({ kind: z.literal('file'), format: z.string() }),
  ]),
  annotations: count,
  annotators: count,
  labels: counts,
  setAside: counts,
  ...rows,
});
export const campaignFinished = z.object({});
export type CampaignCreated = z.infer<typeof campaignCreated>;
export type LabelsImportedEvent = z.infer<typeof labelsImported>;

export type CampaignEvent =
  | { readonly type: 'campaign.created'; readonly data: CampaignCreated }
  | { readonly type: 'campaign.labelsImported'; readonly data: LabelsImportedEvent }
  | { readonly type: 'campaign.finished'; readonly data: z.infer<typeof campaignFinished> };

/** A row of the payload of `campaign.created`. */
export const itemRow = z.object({ item: count, text: z.string() });
/** A row of the payload of `campaign.labelsImported`: a label, or why there is none. */
export const importedRow = z.object({
  item: count,
  annotator: z.string(),
  label: z.string().nullable(),
  skipped: z.string().nullable(),
  ms: count.nullable(),
});
export type ImportedRow = z.infer<typeof importedRow>;

const about = { campaign: z.string(), item: count, annotator: z.string() };
export const annotationEvents = {
  'annotation.given': z.object({ ...about, label: annotationLabel, ms: count.nullable() }),
  'annotation.skipped': z.object({ ...about, reason: annotationReason }),
  'annotation.undone': z.object(about),
  'adjudication.given': z.object({
    campaign: z.string(),
    item: count,
    label: annotationLabel,
    reason: annotationReason,
  }),
  'seat.taken': z.object({ annotator: z.string() }),
  'seat.freed': z.object({ annotator: z.string() }),
};
export type AnnotationEventData<T extends keyof typeof annotationEvents> = z.infer<(typeof annotationEvents)[T]>;

export const campaignEvents = {
  'campaign.created': campaignCreated,
  'campaign.labelsImported': labelsImported,
  'campaign.finished': campaignFinished,
  ...annotationEvents,
};
