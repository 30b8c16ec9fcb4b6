import type { Decider } from '@wordslab/platform';
import { z } from 'zod';

/** What arrived of one entity version, and which promotions wait for it. Stream `arrival-<id>@<n>`. */
export interface ArrivalState {
  readonly awaited: readonly Awaited[];
  /** What is active here now. */
  readonly active?: ArrivalOutcome & { readonly is: 'active' };
}
/** One promotion's wait; `outcome` is there once it is over. */
export interface Awaited {
  readonly promotion: string;
  /** The snapshot that was ordered; absent where the order named none, so that any will do. */
  readonly snapshot?: string | undefined;
  readonly outcome?: ArrivalOutcome;
}
export type ArrivalOutcome =
  | { readonly is: 'active'; readonly digest: string; readonly snapshot: string }
  | { readonly is: 'refused'; readonly code: string; readonly detail: string; readonly snapshot: string };

export const arrivalEvents = {
  'arrival.awaited': z.object({ promotion: z.string(), snapshot: z.string().optional() }),
  'arrival.activated': z.object({ digest: z.string(), snapshot: z.string() }),
  'arrival.refused': z.object({ code: z.string(), detail: z.string(), snapshot: z.string() }),
} as const;
export type ArrivalEvent = {
  [T in keyof typeof arrivalEvents]: { readonly type: T; readonly data: z.infer<(typeof arrivalEvents)[T]> };
}[keyof typeof arrivalEvents];

export type ArrivalCommand =
  | { readonly type: 'await'; readonly promotion: string; readonly snapshot?: string | undefined }
  | { readonly type: 'settle'; readonly outcome: ArrivalOutcome };

const settle = (outcome: ArrivalOutcome): ArrivalEvent => {
  const { snapshot } = outcome;
  return outcome.is === 'active'
    ? { type: 'arrival.activated', data: { digest: outcome.digest, snapshot } }
    : { type: 'arrival.refused', data: { code: outcome.code, detail: outcome.detail, snapshot } };
};

/** A wait ends once, with the first outcome of its snapshot after it began. */
const endedBy = (wait: Awaited, outcome: ArrivalOutcome): Awaited =>
  wait.outcome || (wait.snapshot !== undefined && wait.snapshot !== outcome.snapshot) ? wait : { ...wait, outcome };

/** What is active already needs no waiting. A refusal of before says nothing of what is ordered now. */
const awaited = (state: ArrivalState, wait: Awaited): ArrivalState => ({
  ...state,
  awaited: [...state.awaited, state.active ? endedBy(wait, state.active) : wait],
});

const settled = (state: ArrivalState, outcome: ArrivalOutcome): ArrivalState => ({
  ...state,
  ...(outcome.is === 'active' ? { active: outcome } : {}),
  awaited: state.awaited.map((wait) => endedBy(wait, outcome)),
});

export const arrivalDecider: Decider<ArrivalState, ArrivalCommand, ArrivalEvent> = {
  initialState: { awaited: [] },
  evolve: (state, event) => {
    switch (event.type) {
      case 'arrival.awaited':
        return awaited(state, event.data);
      case 'arrival.activated':
        return settled(state, { is: 'active', ...event.data });
      case 'arrival.refused':
        return settled(state, { is: 'refused', ...event.data });
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'await': {
        const { promotion, snapshot } = command;
        if (state.awaited.some((wait) => wait.promotion === promotion)) return [];
        return [{ type: 'arrival.awaited', data: { promotion, ...(snapshot === undefined ? {} : { snapshot }) } }];
      }
      case 'settle':
        return [settle(command.outcome)];
      default:
        return command satisfies never;
    }
  },
};

export const arrivalStream = (entityVersion: string): string => `arrival-${entityVersion}`;
