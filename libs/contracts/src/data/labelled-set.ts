import { z } from 'zod';
import { entityVersion } from '../ids/ids.js';

/**
 * One row of an annotation set, a test set or a version of marked samples: what a payload of such a set holds, one JSON
 * object per line. `item` names the row within the set's source: the ordinal of a copy's row, or a prediction's id.
 */
export const labelledRow = z.object({
  item: z.string().min(1).max(100),
  text: z.string(),
  label: z.string().min(1).max(120),
});
export type LabelledRow = z.infer<typeof labelledRow>;

/** A copy that a set was made from, exactly as it was here. */
export const setSource = z.object({
  kind: z.string(),
  /** `<id>@<n>` */
  version: entityVersion,
  name: z.string(),
  digest: z.string(),
  snapshot: z.string(),
});
export type SetSource = z.infer<typeof setSource>;
