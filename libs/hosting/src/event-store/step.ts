import { isDeepStrictEqual } from 'node:util';
import {
  adminModule,
  descriptorFor,
  type EventStoreChoice,
  modulesOf,
  portKeysOf,
  type TenantModule,
} from '@wordslab/topology';
import { modulePasswords } from '../driver/module-files.js';
import { deployedPlans, renderDesiredState, updateDesiredState } from '../driver/render.js';
import { assignPorts } from '../home/ports.js';
import type { HomeLayout } from '../home/layout.js';
import type { Installation } from '../installation.js';
import type { Step } from '../journal/steps.js';
import { withHomeServer } from '../postgres/home-server.js';
import { readDesiredState } from '../state/desired-state.js';
import { askSupervisor } from '../supervisor/control-client.js';
import { keepEventStore, keptEventStore } from './kept-choice.js';
import { writeUrlFiles } from './module-logs.js';
import { refuseLostLogs } from './moved-logs.js';

/** Every module of a home that is deployed, Admin first. */
export const modulesOfHome = async (home: HomeLayout): Promise<TenantModule[]> => [
  adminModule,
  ...(await deployedPlans(home)).flatMap(modulesOf),
];

/** What a choice comes to, in words. */
export const describeEventStore = (choice: EventStoreChoice): string => {
  switch (choice.kind) {
    case 'postgres':
      return choice.exposed.length === 0
        ? "in the modules' databases"
        : `in the modules' databases, to be read by KurrentDB's clients: ${choice.exposed.join(', ')}`;
    case 'kurrentdb':
      return "in the modules' databases, behind KurrentDB's protocol";
    case 'url':
      return 'in KurrentDBs of their own';
    default:
      return choice satisfies never;
  }
};

interface StepContext {
  readonly home: HomeLayout;
  readonly installation: Installation;
  readonly cache: string;
  readonly eventStore: EventStoreChoice;
}

/** Makes the home keep its logs where it was told to. The choice is kept last: a killed change is simply done again. */
export const eventStoreStep = ({ home, installation, cache, eventStore: choice }: StepContext): Step => ({
  id: 'event-store',
  title: 'Choose where the logs are kept',
  observe: async () => {
    const isKept = isDeepStrictEqual(await keptEventStore(home), choice);
    const done = isKept && isDeepStrictEqual(await readDesiredState(home), await rendered(home, installation));
    return { done, detail: describeEventStore(choice) };
  },
  act: async () => {
    const modules = await modulesOfHome(home);
    const before = await keptEventStore(home);
    await withHomeServer(home, async (server) => {
      await refuseLostLogs(home, installation, server, modules, [before, choice]);
      for (const module of modules) await server.ensureLogins(module, await modulePasswords(home, module, choice));
    });
    const keys = modules.flatMap((m) => portKeysOf(m, descriptorFor(installation.descriptors, m.kind), choice));
    await assignPorts(home, keys, { cache });
    await writeUrlFiles(home, choice, modules);
    await keepEventStore(home, choice);
    await updateDesiredState(home, installation);
    await askSupervisor(home, { op: 'reconcile' });
  },
});

/** Null where it cannot be said yet, such as without the ports of a front. */
const rendered = (home: HomeLayout, installation: Installation) =>
  renderDesiredState(home, installation).catch(() => null);
