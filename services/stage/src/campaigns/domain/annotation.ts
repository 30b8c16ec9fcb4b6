import { type Annotate, RuleViolated } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import type { AnnotationEventData } from './campaign.events.js';

/** What one annotator says about one item. */
export interface AnnotationState {
  readonly label: string | null;
  readonly skipped: string | null;
}
/** Which item of which campaign, and who. */
export interface AnnotationOf {
  readonly campaign: string;
  readonly item: number;
  readonly annotator: string;
}
export interface AnnotateCommand {
  readonly of: AnnotationOf;
  readonly says: Annotate;
}
type Of<T extends 'annotation.given' | 'annotation.skipped' | 'annotation.undone'> = {
  readonly type: T;
  readonly data: AnnotationEventData<T>;
};
export type AnnotationEvent = Of<'annotation.given'> | Of<'annotation.skipped'> | Of<'annotation.undone'>;

const nothing: AnnotationState = { label: null, skipped: null };

const evolve = (state: AnnotationState, event: AnnotationEvent): AnnotationState => {
  switch (event.type) {
    case 'annotation.given':
      return { label: event.data.label, skipped: null };
    case 'annotation.skipped':
      return { label: null, skipped: event.data.reason };
    case 'annotation.undone':
      return nothing;
    default:
      return ignored(event, state);
  }
};

/** Saying the same again changes nothing; saying something else is a new event, and the last one counts. */
export const annotationDecider: Decider<AnnotationState, AnnotateCommand, AnnotationEvent> = {
  initialState: nothing,
  evolve,
  decide: ({ of, says }, state) => {
    if ('label' in says)
      return says.label === state.label
        ? []
        : [{ type: 'annotation.given', data: { ...of, label: says.label, ms: says.ms ?? null } }];
    if ('skip' in says)
      return says.skip === state.skipped ? [] : [{ type: 'annotation.skipped', data: { ...of, reason: says.skip } }];
    if (state.label !== null || state.skipped !== null) return [{ type: 'annotation.undone', data: { ...of } }];
    throw new RuleViolated(
      'annotation.nothing_to_undo',
      `${of.annotator} has said nothing about item ${of.item} that could be undone`,
      'A label that was imported is changed by giving another.',
    );
  },
};

const ignored = (_event: never, state: AnnotationState): AnnotationState => state;

export const annotationStream = ({ campaign, item, annotator }: AnnotationOf): string =>
  `annotation-${campaign}.${item}.${encodeURIComponent(annotator)}`;
