import { isDeepStrictEqual } from 'node:util';
import { databaseOf, type EventStoreChoice, moduleKey, type TenantModule, urlOf } from '@wordslab/topology';
import { RuleViolated } from '@wordslab/contracts';
import { readIfThere } from '../home/atomic-file.js';
import type { HomeLayout } from '../home/layout.js';
import type { Installation } from '../installation.js';
import type { PostgresServer } from '../postgres/databases.js';
import { notEmpty } from './module-logs.js';
import { type LogEnds, probeStores } from './probe.js';

/** A log that would be looked for elsewhere than before. */
interface MovedLog {
  readonly key: string;
  /** Null for a module that has no database yet, and so no log. */
  readonly from: string | null;
  readonly to: string;
}

/** The place of a module's log: its database, with a front before it or without, or a URL. */
const placeOf = (choice: EventStoreChoice, module: TenantModule): string | null =>
  choice.kind === 'url' ? (choice.urls[moduleKey(module)] ?? (choice.template && urlOf(choice, module))) : null;

const movedLogs = async (
  home: HomeLayout,
  server: Pick<PostgresServer, 'has'>,
  modules: readonly TenantModule[],
  [before, after]: readonly [EventStoreChoice, EventStoreChoice],
): Promise<MovedLog[]> => {
  const adminUrl = (await readIfThere(home.postgresAdminUrlFile))?.trim() ?? '';
  const moved: MovedLog[] = [];
  for (const module of modules) {
    const [from, to] = [placeOf(before, module), placeOf(after, module)];
    if (from === to) continue;
    const database = new URL(adminUrl);
    database.pathname = `/${databaseOf(module)}`;
    const hasDatabase = await server.has(databaseOf(module));
    moved.push({ key: moduleKey(module), from: hasDatabase ? (from ?? database.href) : null, to: to ?? database.href });
  }
  return moved;
};

/**
 * Refuses to look for logs where they are not. Behind a front a log stays in its database; elsewhere it must have been
 * copied before, and a log that is empty here must be empty there.
 * @throws RuleViolated `eventstore.log_elsewhere`, `eventstore.not_empty`
 */
export const refuseLostLogs = async (
  home: HomeLayout,
  installation: Installation,
  server: Pick<PostgresServer, 'has'>,
  modules: readonly TenantModule[],
  choices: readonly [EventStoreChoice, EventStoreChoice],
): Promise<void> => {
  const moved = await movedLogs(home, server, modules, choices);
  if (moved.length === 0) return;
  const existing = moved.flatMap(({ key, from }) => (from === null ? [] : [[key, from] as const]));
  const before = await probeStores(installation, new Map(existing));
  const after = await probeStores(installation, new Map(moved.map(({ key, to }) => [key, to])));
  const empty: LogEnds = { first: null, last: null };
  for (const { key } of moved) refuseIfOther(key, before.get(key) ?? empty, after.get(key) ?? empty);
};

const refuseIfOther = (key: string, before: LogEnds, after: LogEnds): void => {
  if (isDeepStrictEqual([before.first, before.last], [after.first, after.last])) return;
  if (before.last === null) throw notEmpty(key);
  throw new RuleViolated(
    'eventstore.log_elsewhere',
    `${key} has a log, and the event store that was chosen does not hold it`,
    'Stop the home with `wordslab down`, copy each log with `wordslab eventstore copy --from URL --to URL`, then choose again.',
    { module: key },
  );
};
