import { stat } from 'node:fs/promises';
import { newSigningKeyPair } from '@wordslab/contracts';
import {
  adminModule,
  databaseOf,
  descriptorFor,
  type EventStoreChoice,
  INGRESS,
  portKeysOf,
  POSTGRES,
  processId,
} from '@wordslab/topology';
import { writeFileAtomic } from '../home/atomic-file.js';
import { keptEventStore } from '../event-store/kept-choice.js';
import { eventStoreStep, modulesOfHome } from '../event-store/step.js';
import { isKnownHome, keptPorts, rememberHome } from '../home/homes.js';
import type { HomeLayout } from '../home/layout.js';
import { readMarker, writeMarker } from '../home/marker.js';
import { assignPorts, conflictingPorts, portInUse } from '../home/ports.js';
import { keptSecret, privateFolder } from '../home/secrets.js';
import type { Installation } from '../installation.js';
import type { Step } from '../journal/steps.js';
import { provisionNats } from '../nats/provision.js';
import { postgresAccount } from '../postgres/account.js';
import { postgresBinaries } from '../postgres/binaries.js';
import type { PostgresServer } from '../postgres/databases.js';
import { assertReachable, initialise, isInitialised } from '../postgres/initdb.js';
import { withHomeServer as withServer } from '../postgres/home-server.js';
import { ensureTemplate, migrateInPlace, migrationsDigest } from '../postgres/templates.js';
import { livingChildren } from '../supervisor/children.js';
import { askStatus, askSupervisor } from '../supervisor/control-client.js';
import { launchSupervisor } from '../supervisor/launch.js';
import { ensureModuleFolders, modulePasswords } from './module-files.js';
import { updateDesiredState } from './render.js';
import { waitReady } from './wait-ready.js';

export interface UpContext {
  readonly home: HomeLayout;
  readonly installation: Installation;
  readonly env: NodeJS.ProcessEnv;
  readonly cache: string;
  readonly ingressFrom?: number;
  readonly eventStore: EventStoreChoice;
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly confirm: (question: string) => Promise<boolean>;
  readonly onProgress: (message: string) => void;
  /** Told what is not as it should be, though the environment runs. */
  readonly onWarning: (message: string) => void;
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

const homeStep = ({ home, cache }: UpContext): Step => ({
  id: 'home',
  title: "Note the home among this user's homes",
  observe: async () => ({ done: await isKnownHome(cache, home.dir), detail: home.dir }),
  act: async () => rememberHome(cache, home.dir),
});

const secretsStep = ({ home }: UpContext): Step => ({
  id: 'secrets',
  title: "Make the home's secrets",
  observe: async () => ({ done: await exists(home.adminPublicKeyFile), detail: home.secrets }),
  act: async () => {
    for (const folder of [home.secrets, home.logs, home.modules]) await privateFolder(folder);
    await privateFolder(home.bin);
    for (const file of [home.tokenFile, home.postgresPasswordFile, home.migratorPasswordFile]) await keptSecret(file);
    await ensureModuleFolders(home, adminModule);
    const keys = await keptSecret(`${home.module(adminModule).keys}/sign.json`, () =>
      JSON.stringify(newSigningKeyPair()),
    );
    const { publicKey }: { publicKey: string } = JSON.parse(keys);
    await writeFileAtomic(home.adminPublicKeyFile, publicKey);
  },
});

const natsStep = (context: UpContext): Step => ({
  id: 'nats',
  title: 'Find or fetch nats-server',
  observe: async () => {
    const nats = (await readMarker(context.home))?.nats;
    const chosen = context.env['WORDSLAB_NATS_SERVER'];
    const done = nats !== undefined && (await exists(nats.program)) && (!chosen || chosen === nats.program);
    return { done, detail: nats ? `${nats.version}, ${nats.way}: ${nats.program}` : 'none yet' };
  },
  act: async () => {
    const { home, env, cache, confirm, onProgress } = context;
    const nats = await provisionNats({ env, cache, confirm, onProgress });
    const marker = await readMarker(home);
    if (marker) await writeMarker(home, { ...marker, nats });
  },
});

const portsStep = ({ home, installation, cache, ingressFrom, eventStore }: UpContext): Step => {
  const admin = descriptorFor(installation.descriptors, 'admin');
  const keys = [POSTGRES, INGRESS, ...portKeysOf(adminModule, admin, eventStore)];
  return {
    id: 'ports',
    title: 'Choose ports',
    observe: async () => {
      const kept = await keptPorts(home.dir);
      return { done: keys.every((key) => kept[key] !== undefined), detail: keys.map((k) => kept[k] ?? '?').join(', ') };
    },
    act: async () => void (await assignPorts(home, keys, { cache, ingressFrom })),
  };
};

/** Not a change but a demand, so it is "done" or it throws. */
const portsFreeStep = ({ home }: UpContext): Step => ({
  id: 'ports-free',
  title: 'See that its ports are free',
  observe: async () => {
    const isOurs = (await livingChildren(home)).length > 0 || (await askStatus(home).catch(() => null)) !== null;
    const conflicts = isOurs ? [] : await conflictingPorts(await keptPorts(home.dir));
    if (conflicts.length > 0) throw portInUse(conflicts, home.portsFile);
    return { done: true, detail: isOurs ? 'in use by this home' : 'free' };
  },
  act: async () => undefined,
});

const initdbStep = ({ home }: UpContext): Step => ({
  id: 'initdb',
  title: 'Make the database cluster',
  observe: async () => ({ done: await isInitialised(home), detail: home.postgresData }),
  act: async () => {
    const account = postgresAccount();
    await assertReachable(home, account);
    const password = await keptSecret(home.postgresPasswordFile);
    await initialise(home, await postgresBinaries(home, account), password, account);
  },
});

const supervisorStep = ({ home, installation, timeoutMs }: UpContext): Step => ({
  id: 'supervisor',
  title: 'Start the supervisor and Postgres',
  observe: async () => {
    const status = await askStatus(home).catch(() => null);
    const postgres = status?.processes.find((p) => p.id === POSTGRES);
    return {
      done: postgres?.state === 'ready',
      detail: status ? `process ${status.pid}, Postgres ${postgres?.state ?? 'away'}` : 'not running',
    };
  },
  act: async () => {
    await updateDesiredState(home, installation);
    if (await askStatus(home).catch(() => null)) await askSupervisor(home, { op: 'reconcile' });
    else await launchSupervisor(home, installation.node);
    await waitReady(home, [POSTGRES], timeoutMs);
  },
});

/** A template for each service in parallel, each with its own connection; then Admin's database, then all others in place. */
const databasesStep = (context: UpContext): Step => {
  const { home, installation } = context;
  const isCurrent = async (server: PostgresServer): Promise<boolean> => {
    for (const module of await modulesOfHome(home)) {
      const digest = await migrationsDigest(installation, descriptorFor(installation.descriptors, module.kind));
      if ((await server.migrationsOf(databaseOf(module))) !== digest) return false;
    }
    return true;
  };
  return {
    id: 'databases',
    title: 'Bring the databases to this build',
    observe: async () => {
      if (!(await askStatus(home).catch(() => null))) return { done: false, detail: 'Postgres is not running yet' };
      const done = await withServer(home, isCurrent);
      return { done, detail: done ? 'current' : 'missing or older' };
    },
    act: async () => {
      const password = await keptSecret(home.migratorPasswordFile);
      await withServer(home, (server) => server.prepare(password));
      const migratorPasswordFile = home.migratorPasswordFile;
      const templates = await Promise.all(
        installation.descriptors.map((descriptor) =>
          withServer(home, (server, port) =>
            ensureTemplate({ installation, server, port, migratorPasswordFile }, descriptor),
          ),
        ),
      );
      const kept = await keptEventStore(home);
      await withServer(home, async (server, port) => {
        for (const module of await modulesOfHome(home)) {
          const descriptor = descriptorFor(installation.descriptors, module.kind);
          const template = templates.find((t) => t.service === descriptor.service);
          if (!template) continue;
          await server.ensureModule(module, template, await modulePasswords(home, module, kept));
          const migration = { installation, server, port, migratorPasswordFile };
          await migrateInPlace(migration, descriptor, databaseOf(module), template.digest);
        }
      });
    },
  };
};

/** Admin must come up; a module that does not is a warning, for Admin is where one looks at it. */
const releaseStep = ({ home, timeoutMs, onWarning }: UpContext): Step => {
  const admin = processId(adminModule, 'service');
  const states = async () => {
    const status = await askStatus(home).catch(() => null);
    return { paused: status?.paused !== false, processes: status?.processes ?? [] };
  };
  return {
    id: 'release',
    title: 'Start Admin and the modules',
    observe: async () => {
      const { paused, processes } = await states();
      const state = processes.find((p) => p.id === admin)?.state;
      return { done: !paused && state === 'ready', detail: `Admin ${state ?? 'not started'}` };
    },
    act: async () => {
      await askSupervisor(home, { op: 'release' });
      await waitReady(home, [admin], timeoutMs);
      const all = (await states()).processes.map((p) => p.id);
      await waitReady(home, all, timeoutMs).catch((error: unknown) =>
        onWarning(error instanceof Error ? error.message : String(error)),
      );
    },
  };
};

/** What `up` does, in order. */
export const upSteps = (context: UpContext): Step[] => [
  homeStep(context),
  secretsStep(context),
  natsStep(context),
  portsStep(context),
  portsFreeStep(context),
  initdbStep(context),
  supervisorStep(context),
  databasesStep(context),
  eventStoreStep(context),
  releaseStep(context),
];
