import { measures, testedService } from '@wordslab/contracts';
import { z } from 'zod';

/** Events of stream `testCampaign-<id>`. Texts, answers to them and comments are sealed in the payload store. */
export const testCampaignEvents = {
  'testCampaign.created': z.object({
    campaign: z.string(),
    name: z.string(),
    serving: testedService,
    testSet: z.object({
      version: z.string(),
      name: z.string(),
      digest: z.string(),
      snapshot: z.string(),
      rows: z.number().int(),
    }),
    /** Null: nobody is asked. Empty: whoever may test. */
    people: z.array(z.string()).nullable(),
  }),
  /** Every row was asked. */
  'testCampaign.testSetMeasured': z.object({
    measures,
    /** Payloads of rows { item, text, label, answer, score } in the test set's order. */
    answers: z.array(z.object({ ref: z.string(), rows: z.number().int() })),
    answersDigest: z.string(),
  }),
  /** Somebody asked a text of their own. */
  'testCampaign.tried': z.object({ case: z.string(), by: z.string(), payload: z.string() }),
  'testCampaign.verdictGiven': z.object({
    case: z.string(),
    by: z.string(),
    verdict: z.enum(['correct', 'wrong']),
    label: z.string().nullable(),
    /** Payload of the comment. */
    comment: z.string().nullable(),
  }),
  /** The evidence, as it goes up signed. */
  'testCampaign.finished': z.object({
    campaign: z.string(),
    release: z.string(),
    releaseDigest: z.string(),
    service: z.string(),
    model: z.string(),
    testSet: z.string(),
    testSetDigest: z.string(),
    items: z.number().int(),
    metrics: z.record(z.string(), z.number()),
    people: z.number().int(),
    peopleCorrect: z.number().int(),
  }),
  'testCampaign.failed': z.object({ code: z.string(), detail: z.string() }),
  'testCampaign.cancelled': z.object({ reason: z.string().nullable() }),
} as const;

export type TestCampaignEventType = keyof typeof testCampaignEvents;
export type TestCampaignData<T extends TestCampaignEventType> = z.infer<(typeof testCampaignEvents)[T]>;
export type TestCampaignEvent = {
  [T in TestCampaignEventType]: { readonly type: T; readonly data: TestCampaignData<T> };
}[TestCampaignEventType];
