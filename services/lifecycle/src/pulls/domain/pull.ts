import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';

/** Events of stream `pull-<id>`: what a stage asked for, ordered or refused, and how each partition ended. */
export const pullEvents = {
  'pull.accepted': z.object({
    pull: z.string(),
    to: z.string(),
    projection: z.string(),
    from: z.string(),
    orders: z.array(z.object({ partition: z.string(), order: z.string() })),
  }),
  'pull.refused': z.object({ pull: z.string(), to: z.string(), code: z.string(), detail: z.string().max(120) }),
  /** `relayed`: this snapshot is on its way or there; only the hub's refusal to send it may follow. */
  'pull.partitionEnded': z.object({
    pull: z.string(),
    to: z.string(),
    partition: z.string(),
    outcome: z.enum(['relayed', 'empty', 'refused']),
    snapshot: z.string().nullable(),
    code: z.string(),
    detail: z.string().max(120),
  }),
} as const;
export type PullEvent = EventsOf<typeof pullEvents>;
export type PullAccepted = Extract<PullEvent, { type: 'pull.accepted' }>['data'];
export type PullRefused = Extract<PullEvent, { type: 'pull.refused' }>['data'];
export type PartitionEnded = Extract<PullEvent, { type: 'pull.partitionEnded' }>['data'];

export interface PullState {
  readonly accepted: PullAccepted | null;
  readonly isRefused: boolean;
  readonly ended: Readonly<Record<string, PartitionEnded>>;
}
export type PullCommand =
  | { readonly type: 'accept'; readonly data: PullAccepted }
  | { readonly type: 'refuse'; readonly data: PullRefused }
  | { readonly type: 'end'; readonly data: PartitionEnded };

const initialState: PullState = { accepted: null, isRefused: false, ended: {} };

export const pullDecider: {
  initialState: PullState;
  evolve(state: PullState, event: PullEvent): PullState;
  decide(command: PullCommand, state: PullState): PullEvent[];
} = {
  initialState,
  evolve: (state, event) => {
    switch (event.type) {
      case 'pull.accepted':
        return { ...state, accepted: event.data };
      case 'pull.refused':
        return { ...state, isRefused: true };
      case 'pull.partitionEnded':
        return { ...state, ended: { ...state.ended, [event.data.partition]: event.data } };
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'accept':
        return state.accepted || state.isRefused ? [] : [{ type: 'pull.accepted', data: command.data }];
      case 'refuse':
        return state.accepted || state.isRefused ? [] : [{ type: 'pull.refused', data: command.data }];
      case 'end': {
        const before = state.ended[command.data.partition];
        const mayEnd = !before || (before.outcome === 'relayed' && command.data.outcome === 'refused');
        return state.accepted && mayEnd ? [{ type: 'pull.partitionEnded', data: command.data }] : [];
      }
      default:
        return command satisfies never;
    }
  },
};

export const pullStream = (pull: string): string => `pull-${pull}`;
