import type { Decider } from '@wordslab/platform';
import type { AnnotationEventData } from './campaign.events.js';

type Given = AnnotationEventData<'adjudication.given'>;
export interface AdjudicationGiven {
  readonly type: 'adjudication.given';
  readonly data: Given;
}

/** Somebody's decision about an item whose annotators differ; the last one counts. */
export const adjudicationDecider: Decider<{ readonly given?: Given }, Given, AdjudicationGiven> = {
  initialState: {},
  evolve: (_state, event) => ({ given: event.data }),
  decide: (command, { given }) =>
    given?.label === command.label && given.reason === command.reason
      ? []
      : [{ type: 'adjudication.given', data: command }],
};

export const adjudicationStream = (campaign: string, item: number): string => `adjudication-${campaign}.${item}`;
