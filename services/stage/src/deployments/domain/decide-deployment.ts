import type { DeployedService, ReleasePart } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import type { DeploymentEvent, DeploymentRequested } from './deployment.events.js';

export type DeploymentState =
  | { readonly status: 'unknown' }
  | { readonly status: 'requested'; readonly order: DeploymentRequested }
  | { readonly status: 'serving'; readonly order: DeploymentRequested }
  | { readonly status: 'failed' | 'retired'; readonly order: DeploymentRequested };

export type DeploymentCommand =
  | { readonly type: 'request'; readonly order: DeploymentRequested }
  | { readonly type: 'switch'; readonly services: readonly DeployedService[]; readonly models: number }
  | { readonly type: 'fail'; readonly code: string; readonly detail: string }
  | { readonly type: 'retire' };

/** Kinds of parts that a service runs on. */
const SERVED = new Set(['service', 'pipeline', 'algorithm', 'model']);
export const servedParts = (parts: readonly ReleasePart[]): ReleasePart[] =>
  parts.filter(({ kind, mode }) => SERVED.has(kind) && mode === 'content');

const evolve = (state: DeploymentState, event: DeploymentEvent): DeploymentState => {
  if (event.type === 'deployment.requested') return { status: 'requested', order: event.data };
  if (state.status === 'unknown') return state;
  const { order } = state;
  switch (event.type) {
    case 'deployment.ready':
      return state;
    case 'deployment.switched':
      return { status: 'serving', order };
    case 'deployment.failed':
      return { status: 'failed', order };
    case 'deployment.retired':
      return { status: 'retired', order };
    default:
      return event satisfies never;
  }
};

const decide = (command: DeploymentCommand, state: DeploymentState): DeploymentEvent[] => {
  if (command.type === 'request') {
    const parts = servedParts(command.order.parts);
    if (state.status !== 'unknown' || !parts.some(({ kind }) => kind === 'service')) return [];
    return [{ type: 'deployment.requested', data: { ...command.order, parts } }];
  }
  if (state.status === 'unknown') return [];
  const { promotion, release, releaseDigest } = state.order;
  switch (command.type) {
    case 'switch': {
      if (state.status !== 'requested') return [];
      const { models } = command;
      return [
        {
          type: 'deployment.ready',
          data: { promotion, release, releaseDigest, services: [...command.services], models },
        },
        { type: 'deployment.switched', data: { promotion, release } },
      ];
    }
    case 'fail': {
      const { code, detail } = command;
      if (state.status !== 'requested') return [];
      return [{ type: 'deployment.failed', data: { promotion, release, code, detail: detail.slice(0, 120) } }];
    }
    case 'retire':
      return state.status === 'serving' ? [{ type: 'deployment.retired', data: { promotion, release } }] : [];
    default:
      return command satisfies never;
  }
};

export const deploymentDecider: Decider<DeploymentState, DeploymentCommand, DeploymentEvent> = {
  initialState: { status: 'unknown' },
  evolve,
  decide,
};
export const deploymentStream = (promotion: string): string => `deployment-${promotion}`;
