import { NotFound } from '@wordslab/contracts';
import { type Release, releaseDecider, type ReleaseEvent } from './release.js';
import { nearest } from './part-reference.js';

/** Every release, found by id or alias. */
export class ReleaseBook {
  private readonly byId = new Map<string, Release>();
  private readonly byAlias = new Map<string, string>();

  apply(event: ReleaseEvent): void {
    const id = event.data.release;
    const state = releaseDecider.evolve(this.byId.get(id) ?? releaseDecider.initialState, event);
    if (state.status === 'none') return;
    this.byId.set(id, state);
    this.byAlias.set(state.alias, id);
  }

  find(ref: string): Release | undefined {
    return this.byId.get(ref) ?? this.byId.get(this.byAlias.get(ref) ?? '');
  }

  /** @throws NotFound `release.not_found` */
  get(ref: string): Release {
    const release = this.find(ref);
    if (release) return release;
    const near = nearest(ref, [...this.byAlias.keys()]);
    throw new NotFound(
      'release.not_found',
      `there is no release '${ref}'`,
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'List them with `wordslab release list`.',
    );
  }

  hasAlias(alias: string): boolean {
    return this.byAlias.has(alias);
  }
}
