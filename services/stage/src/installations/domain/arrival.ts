import type { Decider } from '@wordslab/platform';
import { z } from 'zod';

/** What arrived of one entity version, and which promotions wait for it. Stream `arrival-<id>@<n>`. */
export interface ArrivalState {
  readonly awaitedBy: readonly string[];
  /** The last word on it. */
  readonly outcome?: ArrivalOutcome;
}
export type ArrivalOutcome =
  | { readonly is: 'active'; readonly digest: string; readonly snapshot: string }
  | { readonly is: 'refused'; readonly code: string; readonly detail: string; readonly snapshot: string };

export const arrivalEvents = {
  'arrival.awaited': z.object({ promotion: z.string() }),
  'arrival.activated': z.object({ digest: z.string(), snapshot: z.string() }),
  'arrival.refused': z.object({ code: z.string(), detail: z.string(), snapshot: z.string() }),
} as const;
export type ArrivalEvent = {
  [T in keyof typeof arrivalEvents]: { readonly type: T; readonly data: z.infer<(typeof arrivalEvents)[T]> };
}[keyof typeof arrivalEvents];

export type ArrivalCommand =
  | { readonly type: 'await'; readonly promotion: string }
  | { readonly type: 'settle'; readonly outcome: ArrivalOutcome };

const settle = (outcome: ArrivalOutcome): ArrivalEvent => {
  const { snapshot } = outcome;
  return outcome.is === 'active'
    ? { type: 'arrival.activated', data: { digest: outcome.digest, snapshot } }
    : { type: 'arrival.refused', data: { code: outcome.code, detail: outcome.detail, snapshot } };
};

export const arrivalDecider: Decider<ArrivalState, ArrivalCommand, ArrivalEvent> = {
  initialState: { awaitedBy: [] },
  evolve: (state, event) => {
    switch (event.type) {
      case 'arrival.awaited':
        return { ...state, awaitedBy: [...state.awaitedBy, event.data.promotion] };
      case 'arrival.activated':
        return { ...state, outcome: { is: 'active', ...event.data } };
      case 'arrival.refused':
        return { ...state, outcome: { is: 'refused', ...event.data } };
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'await':
        return state.awaitedBy.includes(command.promotion)
          ? []
          : [{ type: 'arrival.awaited', data: { promotion: command.promotion } }];
      case 'settle':
        // An older refusal never takes away what is active here.
        return command.outcome.is === 'refused' && state.outcome?.is === 'active' ? [] : [settle(command.outcome)];
      default:
        return command satisfies never;
    }
  },
};

export const arrivalStream = (entityVersion: string): string => `arrival-${entityVersion}`;
