import { z } from 'zod';
import { setSource } from '../data/labelled-set.js';
import { splitChoice, splitShares } from '../data/splits.js';
import { entityVersion } from '../ids/ids.js';
import { versionedSummary } from './algorithm.js';
import { entityName } from './common.js';

/** A version of an annotation set or a test set, without its rows. */
export const labelledSetVersion = z.object({
  version: z.number().int().min(1),
  source: setSource,
  /** The campaign whose outcome it is; null where the labels are those of a column. */
  campaign: z.string().nullable(),
  businessModel: entityVersion.nullable(),
  items: z.number().int().min(1),
  /** How many rows have each label. */
  labels: z.record(z.string(), z.number().int()),
  rowsDigest: z.string(),
  digest: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
});
export type LabelledSetVersion = z.infer<typeof labelledSetVersion>;

export const labelledSetDetail = versionedSummary.extend({ versions: z.array(labelledSetVersion) });
export type LabelledSetDetail = z.infer<typeof labelledSetDetail>;

/** `POST /test-sets`: labelled rows of a copy. A name that exists gets its next version. */
export const createTestSet = z.strictObject({
  name: entityName,
  /** The copy, by the entity version that it is of. */
  source: entityVersion,
  textColumn: z.string().min(1).max(200),
  labelColumn: z.string().min(1).max(200),
  split: splitChoice.default('test'),
  shares: splitShares.optional(),
});
export type CreateTestSet = z.infer<typeof createTestSet>;
