import type { EventStore, Naming } from '@wordslab/eventstore';
import type { ModuleLog } from '@wordslab/hosting';

/** An event store that a command line names. */
export interface NamedStore {
  /** To be shown: without a password. */
  readonly name: string;
  readonly url: string;
  readonly kind: 'postgres' | 'kurrentdb';
  /** A module's streams are called as wordslab's are; any other store's as they like. */
  readonly naming: Naming;
  /** The module whose log it is, where it was named by that. */
  readonly module?: ModuleLog;
}

/** Large events come in pages too: a KurrentDB's are bounded by their number alone. */
const PAGE = 100;

const withoutPassword = (url: string): string =>
  url.replace(/\/\/([^/@:]*)(:[^@]*)?@/, (_, user) => (user ? `//${user}@` : '//'));

/** A URL, or a module of the home such as `acme/dev`. */
export const namedStore = async (text: string, home: string | undefined): Promise<NamedStore> => {
  const { storeKindOf } = await import('@wordslab/eventstore');
  if (!/^[a-z0-9_][a-z0-9_-]*\/[a-z0-9_-]+$/.test(text))
    return { name: withoutPassword(text), url: text, kind: storeKindOf(text), naming: 'free' };
  const { moduleLogOf, resolveHome } = await import('@wordslab/hosting');
  const module = await moduleLogOf(await resolveHome(home), text);
  return { name: text, url: module.url, kind: storeKindOf(module.url), naming: 'wordslab', module };
};

export const openNamed = async ({ url, naming, kind }: NamedStore): Promise<EventStore> => {
  const { openStore } = await import('@wordslab/eventstore');
  return openStore({ url, naming, ...(kind === 'kurrentdb' ? { pageSize: PAGE } : {}) });
};
