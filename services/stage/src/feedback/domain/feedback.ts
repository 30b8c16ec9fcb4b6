import type { Decider } from '@wordslab/platform';
import { z } from 'zod';

/** Stream `prediction-<id>`: what people say about one answer. */
export const feedbackEvents = {
  'feedback.given': z.object({
    prediction: z.string(),
    by: z.string(),
    verdict: z.enum(['correct', 'wrong']),
    /** The right label: one that the model knows. */
    label: z.string().nullable(),
    /** Where the comment lies, sealed under the key of the prediction's day. */
    comment: z.object({ key: z.string(), address: z.string() }).nullable(),
  }),
} as const;
export type FeedbackGiven = z.infer<(typeof feedbackEvents)['feedback.given']>;
export interface FeedbackEvent {
  readonly type: 'feedback.given';
  readonly data: FeedbackGiven;
}

/** By person: what each said last. */
export type FeedbackState = ReadonlyMap<string, FeedbackGiven>;

/** A person may say another thing later; the same without a new comment changes nothing. */
export const feedbackDecider: Decider<FeedbackState, FeedbackGiven, FeedbackEvent> = {
  initialState: new Map(),
  evolve: (state, { data }) => new Map(state).set(data.by, data),
  decide: (given, state) => {
    const before = state.get(given.by);
    const isSame = before?.verdict === given.verdict && before.label === given.label && given.comment === null;
    return isSame && before.comment === null ? [] : [{ type: 'feedback.given', data: given }];
  },
};
export const feedbackStream = (prediction: string): string => `prediction-${prediction}`;
