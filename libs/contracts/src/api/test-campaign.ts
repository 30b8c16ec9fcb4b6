import { z } from 'zod';
import { entityId, entityVersion } from '../ids/ids.js';
import { entityName, namedPageQuery, page, pageQuery } from './common.js';
import { measures } from './measures.js';

export const testCampaignStatuses = [
  /** the deployed service is asked every row of the test set */
  'measuring',
  /** measured; people try it and give verdicts */
  'open',
  'finished',
  'failed',
  'cancelled',
] as const;
export type TestCampaignStatus = (typeof testCampaignStatuses)[number];

const tester = z.string().regex(/^[\p{L}\p{N} ._@-]{1,64}$/u, 'a tester is named as in --as');

/** `POST /test-campaigns`: a test of what serves now, on a copy of a test set. */
export const createTestCampaign = z.strictObject({
  name: entityName,
  /** Name of the deployed service. */
  service: z.string().min(1).max(120),
  testSet: entityVersion,
  /** Who may test; empty: whoever may test at all. Without it nobody is asked, and it finishes once it is measured. */
  people: z.array(tester).max(50).optional(),
});
export type CreateTestCampaign = z.infer<typeof createTestCampaign>;

/** What is tested: pinned when the campaign is made. */
export const testedService = z.object({
  service: z.string(),
  release: z.string(),
  releaseDigest: z.string(),
  promotion: z.string(),
  /** Digest of the model's version. */
  model: z.string(),
  modelVersion: z.string(),
});

export const testCampaignSummary = z.object({
  id: entityId,
  name: entityName,
  status: z.enum(testCampaignStatuses),
  serving: testedService,
  testSet: z.object({
    version: entityVersion,
    name: z.string(),
    digest: z.string(),
    snapshot: z.string(),
    rows: z.number().int(),
  }),
  /** Who may test; null: nobody is asked. */
  people: z.array(z.string()).nullable(),
  metrics: z.object({ accuracy: z.number(), macroF1: z.number() }).nullable(),
  /** Verdicts by people, how many agree with the answer, and by how many people. */
  verdicts: z.object({ given: z.number().int(), correct: z.number().int(), testers: z.number().int() }),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  endedAt: z.iso.datetime().nullable(),
  failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
});
export type TestCampaignSummary = z.infer<typeof testCampaignSummary>;

export const testCampaignDetail = testCampaignSummary.extend({
  /** Rows asked, as far as this process knows. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  measures: measures.nullable(),
});
export type TestCampaignDetail = z.infer<typeof testCampaignDetail>;

export const testCampaignQuery = namedPageQuery.extend({
  status: z.enum(testCampaignStatuses).optional(),
  service: z.string().max(120).optional(),
});
export type TestCampaignQuery = z.infer<typeof testCampaignQuery>;
export const testCampaignPage = page(testCampaignSummary);
export type TestCampaignPage = z.infer<typeof testCampaignPage>;

/** The answer to a command on a campaign. */
export const testCampaignOutcome = z.object({ id: entityId, name: entityName, status: z.enum(testCampaignStatuses) });
export type TestCampaignOutcome = z.infer<typeof testCampaignOutcome>;

/** `GET /test-campaigns/:id/answers`: `wrong` leaves out the right ones. */
export const testedRowQuery = pageQuery.extend({
  wrong: z.enum(['yes', 'no']).default('no'),
  label: z.string().max(120).optional(),
});
export type TestedRowQuery = z.infer<typeof testedRowQuery>;
/** A row of the test set with the service's answer; `case` names it in a verdict. */
export const testedRow = z.object({
  case: z.string(),
  item: z.string(),
  text: z.string(),
  label: z.string(),
  answer: z.string(),
  score: z.number().nullable(),
});
export type TestedRow = z.infer<typeof testedRow>;

/** `POST /test-campaigns/:id/tries`: a text of the tester's own. It is sealed, and never leaves this stage. */
export const tryBody = z.strictObject({ text: z.string().trim().min(1).max(20_000) });
export type TryBody = z.infer<typeof tryBody>;
export const tryResult = z.object({ case: z.string(), answer: z.string(), score: z.number().nullable() });
export type TryResult = z.infer<typeof tryResult>;

/** `POST /test-campaigns/:id/verdicts`. A second verdict of the same person on the same case takes the place of the first. */
export const verdictBody = z.strictObject({
  /** A case that was tried, or `row:<n>` of the test set. */
  case: z.string().min(1).max(60),
  verdict: z.enum(['correct', 'wrong']),
  /** The right label, where the answer is wrong and the tester knows it. */
  label: z.string().min(1).max(120).optional(),
  /** Sealed like the text. */
  comment: z.string().max(2_000).optional(),
});
export type VerdictBody = z.infer<typeof verdictBody>;

/** `GET /test-campaigns/:id/cases`: what people tried or judged; texts are null where their key was destroyed. */
export const testedCase = z.object({
  case: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  text: z.string().nullable(),
  answer: z.string().nullable(),
  verdicts: z.array(
    z.object({
      by: z.string(),
      at: z.iso.datetime(),
      verdict: z.enum(['correct', 'wrong']),
      label: z.string().nullable(),
      comment: z.string().nullable(),
    }),
  ),
});
export type TestedCase = z.infer<typeof testedCase>;

export const cancelTestCampaign = z.strictObject({ reason: z.string().max(120).optional() });
export type CancelTestCampaign = z.infer<typeof cancelTestCampaign>;
