import { digestOf } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';

/** A version of something that staff wrote: its content is in the event, small and never personal. */
export interface VersionAdded<K extends string, C> {
  readonly type: `${K}.versionAdded`;
  readonly data: { readonly name: string; readonly version: number; readonly digest: string; readonly content: C };
}

export interface AddVersion<C> {
  readonly name: string;
  readonly content: C;
}

export interface VersionedState<C> {
  readonly name?: string;
  /** In order; version n is at index n − 1. */
  readonly versions: readonly { readonly version: number; readonly digest: string; readonly content: C }[];
}

/**
 * Entities that are a name and a list of immutable versions. Adding what the latest version already says changes nothing.
 */
export const versionedDecider = <K extends string, C>(
  kind: K,
): Decider<VersionedState<C>, AddVersion<C>, VersionAdded<K, C>> => ({
  initialState: { versions: [] },
  evolve: (state, { data: { name, version, digest, content } }) => ({
    name,
    versions: [...state.versions, { version, digest, content }],
  }),
  decide: ({ name, content }, { versions }) => {
    const digest = digestOf({ kind, name, content });
    if (versions.at(-1)?.digest === digest) return [];
    return [{ type: `${kind}.versionAdded`, data: { name, version: versions.length + 1, digest, content } }];
  },
});
