import { RuleViolated } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';

/** Who gives an item its labels: as many as the campaign wants, and the log decides who came first (ADR 16). */
export interface SeatState {
  readonly annotators: readonly string[];
}
export type SeatCommand =
  | {
      readonly type: 'take';
      readonly annotator: string;
      readonly seats: number;
      /** Annotators whose label for this item was imported. */
      readonly imported: readonly string[];
    }
  | { readonly type: 'free'; readonly annotator: string };
export type SeatEvent =
  | { readonly type: 'seat.taken'; readonly data: { readonly annotator: string } }
  | { readonly type: 'seat.freed'; readonly data: { readonly annotator: string } };

const take = (command: SeatCommand & { type: 'take' }, { annotators }: SeatState): SeatEvent[] => {
  const { annotator, seats, imported } = command;
  if (annotators.includes(annotator)) return [];
  const others = new Set([...annotators, ...imported]);
  others.delete(annotator);
  if (others.size < seats) return [{ type: 'seat.taken', data: { annotator } }];
  throw new RuleViolated(
    'annotation.enough_annotators',
    `this item has its ${seats} ${seats === 1 ? 'annotator' : 'annotators'} already`,
    'Ask for the next item.',
  );
};

export const seatDecider: Decider<SeatState, SeatCommand, SeatEvent> = {
  initialState: { annotators: [] },
  evolve: ({ annotators }, { type, data }) => ({
    annotators:
      type === 'seat.taken' ? [...annotators, data.annotator] : annotators.filter((name) => name !== data.annotator),
  }),
  decide: (command, state) => {
    if (command.type === 'take') return take(command, state);
    const { annotator } = command;
    return state.annotators.includes(annotator) ? [{ type: 'seat.freed', data: { annotator } }] : [];
  },
};

export const seatStream = (campaign: string, item: number): string => `seat-${campaign}.${item}`;
