import { explorationCondition, markedSource } from '@wordslab/contracts';
import { z } from 'zod';
import { rowPayload } from '../../labelled-sets/domain/labelled-set.js';
import { versionedDecider } from '../../shared/versioned/versioned.js';

/** A version of marked samples: how they were chosen, which days of the log they came from, and where they lie. */
export const markedSamplesContent = z.object({
  where: z.array(explorationCondition),
  sources: z.array(markedSource).min(1),
  items: z.number().int().min(1),
  /** How many rows have each right label. */
  labels: z.record(z.string(), z.number().int().min(1)),
  payloads: z.array(rowPayload),
  rowsDigest: z.string(),
});
export type MarkedSamplesContent = z.infer<typeof markedSamplesContent>;

export const markedSamplesDecider = versionedDecider<'markedSamples', MarkedSamplesContent>('markedSamples');
export const markedSamplesStream = (id: string): string => `markedSamples-${id}`;
