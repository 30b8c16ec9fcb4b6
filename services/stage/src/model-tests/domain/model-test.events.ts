import { entityVersion, measures } from '@wordslab/contracts';
import { z } from 'zod';
import { rowPayload } from '../../labelled-sets/domain/labelled-set.js';

const reference = z.object({ version: entityVersion, name: z.string(), digest: z.string() });

export const testRequested = z.object({ model: reference, testSet: reference, items: z.number().int().min(1) });
export type TestRequested = z.infer<typeof testRequested>;
/** `answers` are the answers in the order of the set's rows, as a payload. */
export const testFinished = z.object({ measures, answers: z.array(rowPayload) });
export const testFailed = z.object({ reason: z.string(), detail: z.string(), hint: z.string() });
export const testCancelled = z.object({});

export const modelTestEvents = {
  'modelTest.requested': testRequested,
  'modelTest.finished': testFinished,
  'modelTest.failed': testFailed,
  'modelTest.cancelled': testCancelled,
} as const;

export type ModelTestEvent = {
  [T in keyof typeof modelTestEvents]: { readonly type: T; readonly data: z.infer<(typeof modelTestEvents)[T]> };
}[keyof typeof modelTestEvents];
