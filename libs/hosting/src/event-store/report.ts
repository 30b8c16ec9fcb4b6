import {
  type EventStoreChoice,
  frontOf,
  frontPortKey,
  frontUrl,
  moduleKey,
  type TenantModule,
  urlOf,
  withoutPassword,
} from '@wordslab/topology';
import { keptPorts } from '../home/homes.js';
import type { HomeLayout } from '../home/layout.js';
import { keptEventStore } from './kept-choice.js';
import { describeEventStore, modulesOfHome } from './step.js';

/** Where a module's log is, for whoever wants to read it with a client of KurrentDB. */
export interface EventStoreReport {
  readonly module: string;
  /** Without its password; null where only the module's own processes reach it, in its database. */
  readonly url: string | null;
  /** What clients may do there. */
  readonly access: 'read' | 'write' | null;
}

export interface EventStoresReport {
  readonly kind: EventStoreChoice['kind'];
  /** The same in words. */
  readonly summary: string;
  readonly modules: readonly EventStoreReport[];
}

/** Where a home's modules keep their logs, running or not. */
export const eventStoreReport = async (home: HomeLayout): Promise<EventStoresReport> => {
  const choice = await keptEventStore(home);
  const ports = await keptPorts(home.dir);
  const reportOf = (module: TenantModule): EventStoreReport => {
    const at = moduleKey(module);
    if (choice.kind === 'url') return { module: at, url: withoutPassword(urlOf(choice, module)), access: 'write' };
    const [access, port] = [frontOf(choice, module), ports[frontPortKey(module)]];
    return access && port ? { module: at, url: frontUrl(port), access } : { module: at, url: null, access: null };
  };
  const modules = (await modulesOfHome(home)).map(reportOf);
  return { kind: choice.kind, summary: describeEventStore(choice), modules };
};
