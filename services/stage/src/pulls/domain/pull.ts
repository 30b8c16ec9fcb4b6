import type { PullPartition } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import { z } from 'zod';

/** Events of stream `pull-<id>`: what was asked of Lifecycle, and what became of each partition. */
export const pullEvents = {
  'pull.requested': z.object({
    pull: z.string(),
    projection: z.string(),
    from: z.string(),
    /** None: the latest version that Lifecycle knows of. */
    partitions: z.array(z.string()),
    scheduled: z.boolean(),
  }),
  'pull.accepted': z.object({ partitions: z.array(z.string()) }),
  'pull.refused': z.object({ code: z.string(), detail: z.string() }),
  'pull.partitionSent': z.object({ partition: z.string(), snapshot: z.string() }),
  'pull.partitionArrived': z.object({ partition: z.string(), snapshot: z.string(), rows: z.number().int() }),
  'pull.partitionEmpty': z.object({ partition: z.string() }),
  'pull.partitionRefused': z.object({ partition: z.string(), code: z.string(), detail: z.string() }),
} as const;
export type PullEvent = {
  [T in keyof typeof pullEvents]: { readonly type: T; readonly data: z.infer<(typeof pullEvents)[T]> };
}[keyof typeof pullEvents];
export type PullRequested = z.infer<(typeof pullEvents)['pull.requested']>;

export interface PullState {
  readonly status: 'none' | 'asked' | 'accepted' | 'done' | 'refused';
  readonly refusal: { readonly code: string; readonly detail: string } | null;
  readonly partitions: readonly PullPartition[];
}

export type PullCommand =
  | { readonly type: 'request'; readonly request: PullRequested }
  | { readonly type: 'accept'; readonly partitions: readonly string[] }
  | { readonly type: 'refuse'; readonly code: string; readonly detail: string }
  | { readonly type: 'sent'; readonly partition: string; readonly snapshot: string }
  | { readonly type: 'arrived'; readonly partition: string; readonly snapshot: string; readonly rows: number }
  | { readonly type: 'empty'; readonly partition: string }
  | { readonly type: 'refusePartition'; readonly partition: string; readonly code: string; readonly detail: string };

const asked = (partition: string, state: PullPartition['state']): PullPartition => ({
  ...{ partition, state, snapshot: null, rows: null, refusal: null },
});
const isSettled = ({ state }: PullPartition): boolean => ['arrived', 'empty', 'refused'].includes(state);
export const isPullOver = ({ status }: PullState): boolean => status === 'done' || status === 'refused';

const change = (state: PullState, partition: string, changed: Partial<PullPartition>): PullState => {
  const partitions = state.partitions.map((p) => (p.partition === partition ? { ...p, ...changed } : p));
  return { ...state, partitions, status: partitions.every(isSettled) ? 'done' : state.status };
};

export const evolvePull = (state: PullState, { type, data }: PullEvent): PullState => {
  switch (type) {
    case 'pull.requested':
      return { status: 'asked', refusal: null, partitions: data.partitions.map((p) => asked(p, 'asked')) };
    case 'pull.accepted':
      return { ...state, status: 'accepted', partitions: data.partitions.map((p) => asked(p, 'accepted')) };
    case 'pull.refused':
      return { ...state, status: 'refused', refusal: data };
    case 'pull.partitionSent':
      return change(state, data.partition, { state: 'sent', snapshot: data.snapshot });
    case 'pull.partitionArrived':
      return change(state, data.partition, { state: 'arrived', snapshot: data.snapshot, rows: data.rows });
    case 'pull.partitionEmpty':
      return change(state, data.partition, { state: 'empty' });
    case 'pull.partitionRefused':
      return change(state, data.partition, {
        state: 'refused',
        refusal: { code: data.code, detail: data.detail },
      });
    default:
      return type satisfies never;
  }
};

/** A word about a partition counts once, and only while the partition is open: entries and events may be heard again. */
const ofPartition = (
  state: PullState,
  event: Exclude<PullEvent, { type: `pull.${'requested' | 'accepted' | 'refused'}` }>,
) => {
  const partition = state.partitions.find((p) => p.partition === event.data.partition);
  if (!partition || state.status !== 'accepted' || isSettled(partition)) return [];
  if (event.type === 'pull.partitionSent' && partition.snapshot === event.data.snapshot) return [];
  if (event.type === 'pull.partitionArrived' && partition.snapshot !== event.data.snapshot) return [];
  return [event];
};

export const pullDecider: Decider<PullState, PullCommand, PullEvent> = {
  initialState: { status: 'none', refusal: null, partitions: [] },
  evolve: evolvePull,
  decide: (command, state) => {
    switch (command.type) {
      case 'request':
        return state.status === 'none' ? [{ type: 'pull.requested', data: command.request }] : [];
      case 'accept':
        return state.status === 'asked'
          ? [{ type: 'pull.accepted', data: { partitions: [...command.partitions] } }]
          : [];
      case 'refuse':
        return state.status === 'asked'
          ? [{ type: 'pull.refused', data: { code: command.code, detail: command.detail } }]
          : [];
      case 'sent': {
        const { partition, snapshot } = command;
        return ofPartition(state, { type: 'pull.partitionSent', data: { partition, snapshot } });
      }
      case 'arrived': {
        const { partition, snapshot, rows } = command;
        return ofPartition(state, { type: 'pull.partitionArrived', data: { partition, snapshot, rows } });
      }
      case 'empty':
        return ofPartition(state, { type: 'pull.partitionEmpty', data: { partition: command.partition } });
      case 'refusePartition': {
        const { partition, code, detail } = command;
        return ofPartition(state, { type: 'pull.partitionRefused', data: { partition, code, detail } });
      }
      default:
        return command satisfies never;
    }
  },
};

export const pullStream = (pull: string): string => `pull-${pull}`;
