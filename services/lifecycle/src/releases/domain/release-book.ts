import { NotFound, ValidationFailed } from '@wordslab/contracts';
import { type Release, releaseDecider, type ReleaseEvent } from './release.js';
import { nearest } from './part-reference.js';

/** Every release, found by id, alias, or a name that only one release has. */
export class ReleaseBook {
  private readonly byId = new Map<string, Release>();
  private readonly byAlias = new Map<string, string>();
  private readonly byName = new Map<string, Set<string>>();

  apply(event: ReleaseEvent): void {
    const id = event.data.release;
    const state = releaseDecider.evolve(this.byId.get(id) ?? releaseDecider.initialState, event);
    if (state.status === 'none') return;
    this.byId.set(id, state);
    this.byAlias.set(state.alias, id);
    this.byName.set(state.name, (this.byName.get(state.name) ?? new Set()).add(id));
  }

  find(ref: string): Release | undefined {
    return this.byId.get(ref) ?? this.byId.get(this.byAlias.get(ref) ?? '') ?? this.named(ref)[0];
  }

  /** @throws NotFound `release.not_found`, ValidationFailed `release.ambiguous` when several have this name */
  get(ref: string): Release {
    const named = this.named(ref);
    if (named.length > 1 && !this.byAlias.has(ref))
      throw new ValidationFailed(
        'release.ambiguous',
        `${named.length} releases are named '${ref}'`,
        `Say which by its alias: ${named.map((release) => release.alias).join(', ')}.`,
      );
    const release = this.find(ref);
    if (release) return release;
    const near = nearest(ref, [...this.byAlias.keys(), ...this.byName.keys()]);
    throw new NotFound(
      'release.not_found',
      `there is no release '${ref}'`,
      near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'List them with `wordslab release list`.',
    );
  }

  private named(name: string): Release[] {
    return [...(this.byName.get(name) ?? [])].flatMap((id) => this.byId.get(id) ?? []);
  }

  hasAlias(alias: string): boolean {
    return this.byAlias.has(alias);
  }
}
