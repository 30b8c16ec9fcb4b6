import { expect, it } from '@jest/globals';
import { feedbackDecider, type FeedbackGiven } from './feedback.js';

const said = (more: Partial<FeedbackGiven> = {}): FeedbackGiven => ({
  ...{ prediction: 'p', by: 'anna', verdict: 'wrong', label: 'refund', comment: null },
  ...more,
});
const after = (...given: FeedbackGiven[]) =>
  given.reduce(
    (state, data) => feedbackDecider.evolve(state, { type: 'feedback.given', data }),
    feedbackDecider.initialState,
  );

it('keeps what each person said, and what one says anew', () => {
  expect(feedbackDecider.decide(said({ by: 'bo' }), after(said()))).toHaveLength(1);
  expect(feedbackDecider.decide(said({ verdict: 'correct', label: null }), after(said()))).toHaveLength(1);
  expect(feedbackDecider.decide(said({ comment: { key: 'k', address: 'a' } }), after(said()))).toHaveLength(1);
});

it('does not repeat what the same person said last', () => {
  expect(feedbackDecider.decide(said(), after(said()))).toEqual([]);
  expect(feedbackDecider.decide(said(), after(said(), said({ verdict: 'correct', label: null })))).toHaveLength(1);
});
