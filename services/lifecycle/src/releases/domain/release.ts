import {
  digestOf,
  pinnedPart,
  type PinnedPart,
  type ReleaseRequirement,
  releaseRequirement,
  RuleViolated,
  upcaster,
  type WordslabError,
} from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';
import { sortedRequirements } from './requirement.js';

const stopped = { release: z.string(), reason: z.string(), by: z.string() };
export const releaseEvents = {
  'release.created': z.object({
    release: z.string(),
    name: z.string(),
    alias: z.string(),
    digest: z.string(),
    path: z.array(z.string()),
    parts: z.array(pinnedPart),
    requirements: z.array(releaseRequirement),
    by: z.string(),
  }),
  /** Never goes further than it is. */
  'release.rejected': z.object(stopped),
  /** Should not be anywhere. */
  'release.recalled': z.object(stopped),
} as const;
export const releaseUpcasters = {
  /** In version 1 requirements were absent where there were none. */
  'release.created': [upcaster(z.looseObject({}), (data) => ({ requirements: [], ...data }))],
};
export type ReleaseEvent = EventsOf<typeof releaseEvents>;

export interface Release {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly digest: string;
  readonly path: readonly string[];
  readonly parts: readonly PinnedPart[];
  readonly requirements: readonly ReleaseRequirement[];
  readonly status: 'active' | 'rejected' | 'recalled';
  readonly statusReason: string | null;
}
export type ReleaseState = Release | { readonly status: 'none' };

export type ReleaseCommand =
  | ({ readonly type: 'create'; readonly by: string } & Omit<Release, 'status' | 'statusReason' | 'digest'>)
  | { readonly type: 'reject' | 'recall'; readonly reason: string; readonly by: string };

export const releaseStream = (id: string): string => `release-${id}`;

/**
 * What makes a release this one: its parts, in any order of naming, how each goes to each stage, the path, and what it
 * requires. Without requirements the digest is what it was before there were any.
 */
export const releaseDigest = (
  path: readonly string[],
  parts: readonly PinnedPart[],
  requirements: readonly ReleaseRequirement[] = [],
): string =>
  digestOf({
    path,
    ...(requirements.length > 0
      ? {
          requirements: sortedRequirements(requirements).map(({ metric, min, testSet }) => ({
            metric,
            min,
            testSet: testSet.digest,
          })),
        }
      : {}),
    parts: parts
      .map(({ kind, id, version, digest, modes }) => ({ kind, id, version, digest, modes }))
      .sort((a, b) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1)),
  });

const initialState: ReleaseState = { status: 'none' };

const evolve = (state: ReleaseState, event: ReleaseEvent): ReleaseState => {
  switch (event.type) {
    case 'release.created': {
      const { release: id, name, alias, digest, path, parts, requirements } = event.data;
      return { id, name, alias, digest, path, parts, requirements, status: 'active', statusReason: null };
    }
    case 'release.rejected':
    case 'release.recalled':
      return state.status === 'none'
        ? state
        : {
            ...state,
            status: event.type === 'release.recalled' ? 'recalled' : 'rejected',
            statusReason: event.data.reason,
          };
  }
};

const decide = (command: ReleaseCommand, state: ReleaseState): ReleaseEvent[] => {
  if (command.type === 'create') return create(command, state);
  if (state.status === 'none') throw new RuleViolated('release.not_created', 'this release was never created');
  const status = command.type === 'recall' ? 'recalled' : 'rejected';
  if (state.status === status) return [];
  if (state.status === 'recalled') throw stoppedError(state);
  const data = { release: state.id, reason: command.reason, by: command.by };
  return [{ type: `release.${status}`, data }];
};

const create = (
  { id, name, alias, path, parts, requirements, by }: Extract<ReleaseCommand, { type: 'create' }>,
  state: ReleaseState,
): ReleaseEvent[] => {
  if (state.status !== 'none')
    throw new RuleViolated(
      'release.exists',
      `release ${state.name} (${state.alias}) has exactly these parts, this path and these requirements`,
      state.status === 'active'
        ? `Promote it: \`wordslab promote ${state.alias} --to <stage>\`.`
        : `It was ${state.status}: ${state.statusReason ?? ''}. Pin other versions.`,
      { release: state.id, alias: state.alias },
    );
  const digest = releaseDigest(path, parts, requirements);
  return [
    {
      type: 'release.created',
      data: {
        ...{ release: id, name, alias, digest, path: [...path], parts: [...parts] },
        ...{ requirements: sortedRequirements(requirements), by },
      },
    },
  ];
};

/** Why a rejected or recalled release goes nowhere. */
export const stoppedError = (release: Release): WordslabError =>
  new RuleViolated(
    `release.${release.status}`,
    `release ${release.name} (${release.alias}) was ${release.status}: ${release.statusReason ?? 'no reason given'}`,
    'Make a release of other versions.',
  );

export const releaseDecider = { initialState, evolve, decide };
