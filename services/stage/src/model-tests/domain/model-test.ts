import { RuleViolated } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import type { z } from 'zod';
import type { ModelTestEvent, testFailed, testFinished, TestRequested } from './model-test.events.js';

export type ModelTestState =
  | { readonly status: 'unknown' }
  | { readonly status: 'running'; readonly request: TestRequested }
  | { readonly status: 'finished' | 'failed' | 'cancelled' };

export type ModelTestCommand =
  | { readonly type: 'request'; readonly request: TestRequested }
  | { readonly type: 'finish'; readonly result: z.infer<typeof testFinished> }
  | { readonly type: 'fail'; readonly failed: z.infer<typeof testFailed> }
  | { readonly type: 'cancel' };

export const modelTestStream = (id: string): string => `modelTest-${id}`;

const evolve = (_state: ModelTestState, event: ModelTestEvent): ModelTestState => {
  switch (event.type) {
    case 'modelTest.requested':
      return { status: 'running', request: event.data };
    case 'modelTest.finished':
      return { status: 'finished' };
    case 'modelTest.failed':
      return { status: 'failed' };
    case 'modelTest.cancelled':
      return { status: 'cancelled' };
    default:
      return event satisfies never;
  }
};

/** A result of a test that is over comes too late and changes nothing. */
const decide = (command: ModelTestCommand, { status }: ModelTestState): ModelTestEvent[] => {
  const runs = status === 'running';
  switch (command.type) {
    case 'request':
      return status === 'unknown' ? [{ type: 'modelTest.requested', data: command.request }] : [];
    case 'finish':
      return runs ? [{ type: 'modelTest.finished', data: command.result }] : [];
    case 'fail':
      return runs ? [{ type: 'modelTest.failed', data: command.failed }] : [];
    case 'cancel':
      if (runs) return [{ type: 'modelTest.cancelled', data: {} }];
      if (status === 'cancelled') return [];
      throw new RuleViolated('model_test.over', `the test is over: ${status}`, 'Only what runs can be cancelled.');
    default:
      return command satisfies never;
  }
};

export const modelTestDecider: Decider<ModelTestState, ModelTestCommand, ModelTestEvent> = {
  initialState: { status: 'unknown' },
  evolve,
  decide,
};
