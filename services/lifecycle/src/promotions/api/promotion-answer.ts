import type { PromotionOutcome } from '@wordslab/contracts';
import { type CommandAnswer, commandAnswer, type CommandOutcome } from '@wordslab/platform';
import type { PromotionState } from '../domain/promotion.js';
import { summaryOf } from '../domain/promotion-words.js';

/** What a command on a promotion answers. */
export const answerOf = (outcome: CommandOutcome<PromotionState>): CommandAnswer<PromotionOutcome> => {
  if (outcome.state.status === 'none') throw new Error('a command on a promotion left none');
  const { request, status } = outcome.state;
  return commandAnswer(outcome, {
    id: request.promotion,
    release: request.release,
    to: request.to,
    kind: request.kind,
    status,
    summary: summaryOf(outcome.state),
  });
};
