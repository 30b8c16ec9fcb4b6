import { readdir } from 'node:fs/promises';
import {
  adminModule,
  descriptorFor,
  INGRESS,
  ingressOf,
  modulesOf,
  parseTenantPlan,
  POSTGRES,
  processesOf,
  type TenantModule,
  type TenantPlan,
} from '@wordslab/topology';
import { Unavailable } from '@wordslab/contracts';
import { keptEventStore } from '../event-store/kept-choice.js';
import { readIfThere } from '../home/atomic-file.js';
import { keptPorts } from '../home/homes.js';
import type { HomeLayout } from '../home/layout.js';
import { withLock } from '../home/lock.js';
import { readMarker } from '../home/marker.js';
import type { Installation } from '../installation.js';
import { postgresAccount } from '../postgres/account.js';
import { postgresBinaries } from '../postgres/binaries.js';
import { postgresProcess } from '../postgres/process.js';
import { changeLockOf, type DesiredState, writeDesiredState } from '../state/desired-state.js';
import { siteOf } from './site.js';

/** The plans of the tenants that are deployed in a home. */
export const deployedPlans = async (home: HomeLayout): Promise<TenantPlan[]> => {
  const folders = await readdir(home.modules).catch(() => []); // none before the first `up`
  const texts = await Promise.all(folders.sort().map((tenant) => readIfThere(home.planFile(tenant))));
  return texts.filter((text) => text !== null).map((text) => parseTenantPlan(JSON.parse(text)));
};

export const natsProgramOf = async (home: HomeLayout): Promise<string> => {
  const program = (await readMarker(home))?.nats?.program;
  if (program) return program;
  throw new Unavailable('nats.not_provisioned', `${home.dir} has no nats-server yet`, 'Run `wordslab up`.');
};

/** What shall run in a home: Postgres, Admin, and the modules of every deployed tenant, as this build wants them. */
export const renderDesiredState = async (home: HomeLayout, installation: Installation): Promise<DesiredState> => {
  const ports = await keptPorts(home.dir);
  const site = siteOf(home, installation, await natsProgramOf(home), ports, await keptEventStore(home));
  const modules: TenantModule[] = [adminModule, ...(await deployedPlans(home)).flatMap(modulesOf)];
  const account = postgresAccount();
  const postgres = postgresProcess(home, await postgresBinaries(home, account), site.port(POSTGRES), account);
  const described = modules.map((module) => ({ module, by: descriptorFor(installation.descriptors, module.kind) }));
  return {
    v: 1,
    processes: [postgres, ...described.flatMap(({ module, by }) => processesOf(module, by, site))],
    ingress: {
      port: site.port(INGRESS),
      routes: described.flatMap(({ module, by }) => ingressOf(module, by, site)),
    },
  };
};

/** Writes what shall run, under the home's change lock; `change` runs first, under the same lock. */
export const updateDesiredState = async (
  home: HomeLayout,
  installation: Installation,
  change: () => Promise<void> = async () => undefined,
): Promise<DesiredState> =>
  withLock(changeLockOf(home), async () => {
    await change();
    const state = await renderDesiredState(home, installation);
    await writeDesiredState(home, state);
    return state;
  });
