import { RuleViolated } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import type { z } from 'zod';
import type { RunRequest, runFailed, runSucceeded, TrainingRunEvent } from './training-run.events.js';

type Succeeded = z.infer<typeof runSucceeded>;
type Failed = z.infer<typeof runFailed>;

export type TrainingRunState =
  | { readonly status: 'unknown' }
  | { readonly status: 'requested' | 'running'; readonly request: RunRequest; readonly attempt: number }
  | { readonly status: 'succeeded'; readonly request: RunRequest; readonly result: Succeeded }
  | { readonly status: 'failed' | 'cancelled' };

export type TrainingRunCommand =
  | { readonly type: 'request'; readonly request: RunRequest }
  | { readonly type: 'start'; readonly attempt: number; readonly inputs: string }
  | { readonly type: 'succeed'; readonly result: Succeeded }
  | { readonly type: 'fail'; readonly failed: Failed }
  | { readonly type: 'cancel'; readonly seconds: number };

/** How often a run is started before it counts as failed: a module that goes down with it each time is no place for it. */
export const MAX_ATTEMPTS = 3;

export const trainingRunStream = (id: string): string => `trainingRun-${id}`;

const evolve = (state: TrainingRunState, event: TrainingRunEvent): TrainingRunState => {
  switch (event.type) {
    case 'trainingRun.requested':
      return { status: 'requested', request: event.data, attempt: 0 };
    case 'trainingRun.started':
      return isOpen(state) ? { ...state, status: 'running', attempt: event.data.attempt } : state;
    case 'trainingRun.succeeded':
      return isOpen(state) ? { status: 'succeeded', request: state.request, result: event.data } : state;
    case 'trainingRun.failed':
      return { status: 'failed' };
    case 'trainingRun.cancelled':
      return { status: 'cancelled' };
    default:
      return event satisfies never;
  }
};

export const isOpen = (state: TrainingRunState): state is TrainingRunState & { status: 'requested' | 'running' } =>
  state.status === 'requested' || state.status === 'running';

/** What happens to an ended run, or is said by an earlier attempt, comes too late and changes nothing. */
const decide = (command: TrainingRunCommand, state: TrainingRunState): TrainingRunEvent[] => {
  switch (command.type) {
    case 'request':
      return state.status === 'unknown' ? [{ type: 'trainingRun.requested', data: command.request }] : [];
    case 'start': {
      const { attempt, inputs } = command;
      const isNext = isOpen(state) && attempt === state.attempt + 1 && attempt <= MAX_ATTEMPTS;
      return isNext ? [{ type: 'trainingRun.started', data: { attempt, inputs } }] : [];
    }
    case 'succeed': {
      const isThis = state.status === 'running' && state.attempt === command.result.attempt;
      return isThis ? [{ type: 'trainingRun.succeeded', data: command.result }] : [];
    }
    case 'fail': {
      const isThis = isOpen(state) && state.attempt === command.failed.attempt;
      return isThis ? [{ type: 'trainingRun.failed', data: command.failed }] : [];
    }
    case 'cancel':
      return cancel(state, command.seconds);
    default:
      return command satisfies never;
  }
};

const cancel = (state: TrainingRunState, seconds: number): TrainingRunEvent[] => {
  if (isOpen(state)) return [{ type: 'trainingRun.cancelled', data: { attempt: state.attempt, seconds } }];
  if (state.status === 'cancelled') return [];
  throw new RuleViolated(
    'training.over',
    `the run is over: ${state.status}`,
    'Only what waits or runs can be cancelled.',
  );
};

export const trainingRunDecider: Decider<TrainingRunState, TrainingRunCommand, TrainingRunEvent> = {
  initialState: { status: 'unknown' },
  evolve,
  decide,
};
