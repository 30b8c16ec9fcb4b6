import { rm } from 'node:fs/promises';
import { databaseOf, type EventStoreChoice, moduleKey, type TenantModule, urlsOf } from '@wordslab/topology';
import { RuleViolated } from '@wordslab/contracts';
import { writeFileAtomic } from '../home/atomic-file.js';
import type { HomeLayout } from '../home/layout.js';
import type { Installation } from '../installation.js';
import type { PostgresServer } from '../postgres/databases.js';
import { type LogEnds, probeStores } from './probe.js';

/**
 * Sees that every module's event store can be used: KurrentDB's client loads, and stores that somebody else runs answer.
 * @throws Unavailable `eventstore.no_client`, `eventstore.no_answer`; RuleViolated `eventstore.no_url`, `eventstore.shared_url`
 */
export const checkEventStores = async (
  installation: Installation,
  choice: EventStoreChoice,
  modules: readonly TenantModule[],
): Promise<ReadonlyMap<string, LogEnds>> => {
  if (choice.kind === 'postgres') return new Map();
  return probeStores(installation, choice.kind === 'url' ? urlsOf(choice, modules) : new Map());
};

/**
 * The same for modules that are about to be made: what they write must be all that their stores hold.
 * @throws RuleViolated `eventstore.not_empty`
 */
export const checkNewModules = async (
  installation: Installation,
  choice: EventStoreChoice,
  modules: readonly TenantModule[],
  server: Pick<PostgresServer, 'has'>,
): Promise<void> => {
  const ends = await checkEventStores(installation, choice, modules);
  for (const module of modules)
    if (ends.get(moduleKey(module))?.last && !(await server.has(databaseOf(module)))) throw notEmpty(moduleKey(module));
};

export const notEmpty = (module: string): RuleViolated =>
  new RuleViolated(
    'eventstore.not_empty',
    `the event store of ${module} already holds a log, which is not this home's`,
    'Name an empty one.',
    { module },
  );

/** Writes where each module's processes find a log that somebody else keeps; a file, since the URL may hold a password. */
export const writeUrlFiles = async (
  home: HomeLayout,
  choice: EventStoreChoice,
  modules: readonly TenantModule[],
): Promise<void> => {
  const urls = choice.kind === 'url' ? urlsOf(choice, modules) : new Map<string, string>();
  for (const module of modules) {
    const [file, url] = [home.module(module).secret('event-store-url'), urls.get(moduleKey(module))];
    if (url === undefined) await rm(file, { force: true });
    else await writeFileAtomic(file, url);
  }
};
