import { RuleViolated, ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';
import { type DatabaseGroup, usualGroups } from '../database/names.js';
import type { TenantModule } from '../plan/tenant-plan.js';
import { processId } from './ids.js';

type Module = Pick<TenantModule, 'tenant' | 'name'>;

/**
 * Where the modules of a home keep their event logs.
 * - `postgres`: in their databases, which their processes open themselves. A module that is exposed shows its log to
 *   KurrentDB's clients, to be read.
 * - `kurrentdb`: in their databases too, each behind a front that speaks KurrentDB's protocol.
 * - `url`: in KurrentDBs that somebody else runs, one log for each module. May hold passwords.
 */
export const eventStoreChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('postgres'), exposed: z.array(z.string()) }),
  z.object({ kind: z.literal('kurrentdb') }),
  z.object({ kind: z.literal('url'), template: z.string().nullable(), urls: z.record(z.string(), z.string()) }),
]);
export type EventStoreChoice = z.infer<typeof eventStoreChoice>;

export const defaultEventStore: EventStoreChoice = { kind: 'postgres', exposed: [] };

/** What a person asked for. */
export interface EventStoreWish {
  readonly store?: 'postgres' | 'kurrentdb';
  /** A template with `{tenant}` and `{module}`, or `<tenant>/<module>=<url>`. */
  readonly urls?: readonly string[];
  /** `<tenant>/<module>`, `all`, or `none`. */
  readonly exposed?: readonly string[];
}

const SCHEME = /^(kurrentdb|esdb)(\+discover)?:\/\//;
const OF_ONE_MODULE = /^([a-z_][a-z0-9-]*\/[a-z][a-z0-9-]*)=(.*)$/;
const EXPOSABLE = /^(all|[a-z_][a-z0-9-]*\/[a-z][a-z0-9-]*)$/;

export const moduleKey = ({ tenant, name }: Module): string => `${tenant}/${name}`;

/**
 * The choice that a wish makes of what was chosen before.
 * @throws ValidationFailed `eventstore.bad_url`, `eventstore.one_url_for_all`, `eventstore.bad_choice`
 */
export const chosenEventStore = (wish: EventStoreWish, before: EventStoreChoice): EventStoreChoice => {
  const { store, urls = [], exposed = [] } = wish;
  if (urls.length > 0) {
    if (store !== undefined || exposed.length > 0)
      throw badChoice('--event-store-url goes with no other of these flags');
    return urls.reduce(withUrl, before.kind === 'url' ? before : { kind: 'url', template: null, urls: {} });
  }
  const kind = store ?? before.kind;
  if (exposed.length === 0) return kind === before.kind ? before : fresh(kind);
  if (kind !== 'postgres')
    throw badChoice('a log that is already behind KurrentDB’s protocol is not exposed once more');
  const bad = exposed.find((of) => of !== 'none' && !EXPOSABLE.test(of));
  if (bad !== undefined) throw badChoice(`'${bad}' is no module: name <tenant>/<module>, all, or none`);
  return { kind, exposed: [...new Set(exposed.filter((of) => of !== 'none'))].sort() };
};

const fresh = (kind: EventStoreChoice['kind']): EventStoreChoice =>
  kind === 'kurrentdb' ? { kind } : defaultEventStore;

const badChoice = (why: string): ValidationFailed =>
  new ValidationFailed('eventstore.bad_choice', why, 'See `wordslab up --help`.');

const withUrl = (choice: EventStoreChoice & { kind: 'url' }, given: string): EventStoreChoice & { kind: 'url' } => {
  const [, module, url = ''] = OF_ONE_MODULE.exec(given) ?? [];
  if (!SCHEME.test(module === undefined ? given : url))
    throw new ValidationFailed(
      'eventstore.bad_url',
      'an event store’s URL was given that is no KurrentDB’s',
      'It begins with kurrentdb://, kurrentdb+discover://, esdb:// or esdb+discover://, after <tenant>/<module>= where it is for one module.',
    );
  if (module !== undefined) return { ...choice, urls: { ...choice.urls, [module]: url } };
  if (given.includes('{tenant}') && given.includes('{module}')) return { ...choice, template: given };
  throw new ValidationFailed(
    'eventstore.one_url_for_all',
    'one URL was given for all modules, whose logs would then be one: each module needs a log of its own',
    'Put {tenant} and {module} into the URL, or repeat --event-store-url <tenant>/<module>=URL; Admin is _/admin.',
  );
};

/**
 * The URL of a module's log, where somebody else runs it.
 * @throws RuleViolated `eventstore.no_url`
 */
export const urlOf = (choice: EventStoreChoice & { kind: 'url' }, module: Module): string => {
  const explicit = choice.urls[moduleKey(module)];
  if (explicit !== undefined) return explicit;
  if (choice.template !== null)
    return choice.template.replaceAll('{tenant}', module.tenant).replaceAll('{module}', module.name);
  throw new RuleViolated(
    'eventstore.no_url',
    `no event store is named for ${moduleKey(module)}, and the home's logs are in stores of their own`,
    `Stop the home, then: wordslab up --event-store-url ${moduleKey(module)}=URL`,
  );
};

/** @throws RuleViolated `eventstore.shared_url` when two modules would write into one log */
export const urlsOf = (
  choice: EventStoreChoice & { kind: 'url' },
  modules: readonly Module[],
): ReadonlyMap<string, string> => {
  const urls = new Map(modules.map((module) => [moduleKey(module), urlOf(choice, module)]));
  for (const [one, url] of urls)
    for (const [other, same] of urls)
      if (one < other && url === same)
        throw new RuleViolated(
          'eventstore.shared_url',
          `${one} and ${other} have the same event store: their logs would be mixed`,
          'Give each module a store of its own.',
        );
  return urls;
};

/** What the front before a module's log lets its clients do, or null where no front runs. */
export const frontOf = (choice: EventStoreChoice, module: Module): 'read' | 'write' | null => {
  switch (choice.kind) {
    case 'kurrentdb':
      return 'write';
    case 'postgres':
      return choice.exposed.includes('all') || choice.exposed.includes(moduleKey(module)) ? 'read' : null;
    case 'url':
      return null;
    default:
      return choice satisfies never;
  }
};

/** The groups of which a module's database has a login that somebody uses. */
export const databaseLoginsOf = (choice: EventStoreChoice, module: Module): DatabaseGroup[] => {
  const access = frontOf(choice, module);
  return access === null ? [...usualGroups] : [...usualGroups, access === 'write' ? 'front' : 'auditor'];
};

export const frontUrl = (port: number): string => `kurrentdb://127.0.0.1:${port}?tls=false`;

/** The key of the port on which a module's front listens. */
export const frontPortKey = (module: Module): string => processId(module, 'eventstore');

/** A URL as it may be shown. */
export const withoutPassword = (url: string): string => url.replace(/^([^/]+\/\/)[^/?@]*@/, '$1***@');
