import { entityVersion, setSource } from '@wordslab/contracts';
import { z } from 'zod';
import { versionedDecider } from '../../shared/versioned/versioned.js';

/** Sets of labelled rows: what a model learns from, and what it is measured on. */
export const labelledSetKinds = ['annotationSet', 'testSet'] as const;
export type LabelledSetKind = (typeof labelledSetKinds)[number];

export const rowPayload = z.object({ ref: z.string(), rows: z.number().int().min(1) });

/** A version of a set: where its rows come from and where they lie. */
export const labelledSetContent = z.object({
  source: setSource,
  /** The annotation campaign whose outcome it is; null where labels were taken from a column. */
  campaign: z.string().nullable(),
  /** Version of the business model that the labels are of, where one was followed. */
  businessModel: entityVersion.nullable(),
  items: z.number().int().min(1),
  /** How many rows have each label. */
  labels: z.record(z.string(), z.number().int().min(1)),
  payloads: z.array(rowPayload),
  rowsDigest: z.string(),
});
export type LabelledSetContent = z.infer<typeof labelledSetContent>;

export const labelledSetDecider = (kind: LabelledSetKind) =>
  versionedDecider<LabelledSetKind, LabelledSetContent>(kind);

export const labelledSetStream = (kind: LabelledSetKind, id: string): string => `${kind}-${id}`;
