import {
  databaseOf,
  descriptorFor,
  type EventStoreChoice,
  frontOf,
  modulesOf,
  parseTenantPlan,
  portKeysOf,
  POSTGRES,
  processId,
  type TenantModule,
  type TenantPlan,
} from '@wordslab/topology';
import { type ModulePeer, NotFound } from '@wordslab/contracts';
import { keptEventStore } from '../event-store/kept-choice.js';
import { checkNewModules, writeUrlFiles } from '../event-store/module-logs.js';
import { readIfThere, writeFileAtomic } from '../home/atomic-file.js';
import { keptPorts } from '../home/homes.js';
import { cacheDir, HomeLayout } from '../home/layout.js';
import { withLock } from '../home/lock.js';
import { assignPorts } from '../home/ports.js';
import type { Installation } from '../installation.js';
import { runSteps, type Step, type StepEvent } from '../journal/steps.js';
import { PostgresServer } from '../postgres/databases.js';
import { ensureTemplate } from '../postgres/templates.js';
import { readDesiredState } from '../state/desired-state.js';
import { askStatus, askSupervisor } from '../supervisor/control-client.js';
import { type SignDescriptor, writeDescriptors } from './descriptors.js';
import { ensureModuleFolders, modulePasswords, writeBrokerFiles } from './module-files.js';
import { renderDesiredState, updateDesiredState } from './render.js';
import { siteOf } from './site.js';
import { waitReady } from './wait-ready.js';

/** Makes a module's edge keys in a folder unless they are there, and answers with their public parts. */
export type MakeModuleKeys = (keysDir: string, module: TenantModule) => Promise<{ signKey: string; boxKey: string }>;

export interface DeployOptions {
  readonly home: string;
  readonly installation: Installation;
  readonly makeModuleKeys: MakeModuleKeys;
  readonly signDescriptor: SignDescriptor;
  readonly onStep?: (event: StepEvent) => void;
  readonly onReady?: (process: string) => void;
  readonly now?: () => Date;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

export interface DeployedTenant {
  readonly plan: TenantPlan;
  /** The processes of the tenant, all ready. */
  readonly processes: readonly string[];
  readonly peers: readonly ModulePeer[];
}

const READY_MS = 120_000;

/** A deployment in progress: what its steps hand to each other. */
class Deployment {
  readonly home: HomeLayout;
  readonly modules: readonly TenantModule[];
  readonly peers: ModulePeer[] = [];
  readonly changed = new Set<string>();
  /** What ran before anything was changed here. */
  private ranBefore: readonly string[] = [];

  constructor(
    readonly plan: TenantPlan,
    private readonly options: DeployOptions,
    private readonly eventStore: EventStoreChoice,
  ) {
    this.home = new HomeLayout(options.home);
    this.modules = modulesOf(plan);
  }

  get steps(): Step[] {
    const stores = this.eventStore.kind === 'url' ? [this.eventStores()] : [];
    return [this.ports(), ...stores, this.files(), this.databases(), this.desired(), this.ready()];
  }

  get processes(): string[] {
    return this.modules.flatMap((module) => {
      const { shipper, broker } = this.descriptor(module).processes;
      return [
        ...(frontOf(this.eventStore, module) === null ? [] : [processId(module, 'eventstore')]),
        ...(broker ? [processId(module, 'nats')] : []),
        processId(module, 'service'),
        ...(shipper ? [processId(module, 'shipper')] : []),
      ];
    });
  }

  private get now(): Date {
    return this.options.now?.() ?? new Date();
  }

  private descriptor(module: TenantModule) {
    return descriptorFor(this.options.installation.descriptors, module.kind);
  }

  private ports(): Step {
    const keys = this.modules.flatMap((module) => portKeysOf(module, this.descriptor(module), this.eventStore));
    return {
      id: 'ports',
      title: `Choose ports for ${this.plan.tenant}`,
      observe: async () => {
        const kept = await keptPorts(this.home.dir);
        return { done: keys.every((key) => kept[key] !== undefined), detail: `${keys.length} ports` };
      },
      act: async () => void (await assignPorts(this.home, keys, { cache: cacheDir(this.options.env) })),
    };
  }

  /** Not a change but a demand: the stores that were named for the modules answer, and hold nothing of others. */
  private eventStores(): Step {
    const { installation } = this.options;
    return {
      id: 'event-stores',
      title: "Ask the modules' event stores",
      observe: async () => {
        await this.withServer((server) => checkNewModules(installation, this.eventStore, this.modules, server));
        return { done: true, detail: `${this.modules.length} answer` };
      },
      act: async () => undefined,
    };
  }

  /** Repeats what is there: every part leaves alone what is as it should be. */
  private files(): Step {
    let written = false;
    return {
      id: 'files',
      title: 'Make keys, descriptors and broker configurations',
      observe: async () => ({ done: written, detail: `${this.modules.length} modules` }),
      act: async () => {
        this.ranBefore = (await askStatus(this.home)).processes.map((p) => p.id);
        for (const module of this.modules) {
          await ensureModuleFolders(this.home, module);
          const keys = await this.options.makeModuleKeys(this.home.module(module).keys, module);
          this.peers.push({ module: module.name, kind: module.kind, ...keys });
        }
        const site = siteOf(this.home, this.options.installation, '', await keptPorts(this.home.dir), this.eventStore);
        await writeUrlFiles(this.home, this.eventStore, this.modules);
        const brokers = await writeBrokerFiles(this.home, this.plan, site.port);
        const signed = await writeDescriptors(this.home, this.plan, this.peers, this.options.signDescriptor, this.now);
        for (const module of [...brokers, ...signed]) this.changed.add(module);
        written = true;
      },
    };
  }

  private databases(): Step {
    return {
      id: 'databases',
      title: 'Make databases and their roles',
      observe: () =>
        this.withServer(async (server) => {
          let found = 0;
          for (const module of this.modules) if (await server.has(databaseOf(module))) found += 1;
          return { done: found === this.modules.length, detail: `${found} of ${this.modules.length}` };
        }),
      act: () =>
        this.withServer(async (server) => {
          const { installation } = this.options;
          const port = (await keptPorts(this.home.dir))[POSTGRES] ?? 0;
          const context = { installation, server, port, migratorPasswordFile: this.home.migratorPasswordFile };
          for (const module of this.modules) {
            const template = await ensureTemplate(context, this.descriptor(module));
            await server.ensureModule(module, template, await modulePasswords(this.home, module, this.eventStore));
          }
        }),
    };
  }

  private desired(): Step {
    const planText = `${JSON.stringify(this.plan, null, 2)}\n`;
    return {
      id: 'desired-state',
      title: 'Say what shall run',
      observe: async () => {
        const isPlanned = (await readIfThere(this.home.planFile(this.plan.tenant))) === planText;
        const found = isPlanned ? await readDesiredState(this.home) : null;
        const wanted = isPlanned ? await renderDesiredState(this.home, this.options.installation) : null;
        return { done: isPlanned && JSON.stringify(found) === JSON.stringify(wanted), detail: this.plan.tenant };
      },
      act: async () => {
        await updateDesiredState(this.home, this.options.installation, () =>
          writeFileAtomic(this.home.planFile(this.plan.tenant), planText),
        );
      },
    };
  }

  /** A process that ran before with other files is started again; the others start by the desired state. */
  private ready(): Step {
    return {
      id: 'ready',
      title: `Start the modules of ${this.plan.tenant}`,
      observe: async () => {
        const { processes } = await askStatus(this.home);
        const ready = processes.filter((p) => this.processes.includes(p.id) && p.state === 'ready').length;
        const done = ready === this.processes.length && this.changed.size === 0;
        return { done, detail: `${ready} of ${this.processes.length} ready` };
      },
      act: async () => {
        await askSupervisor(this.home, { op: 'reconcile' });
        for (const name of this.changed) {
          const target = `${this.plan.tenant}/${name}`;
          if (this.ranBefore.some((id) => id.startsWith(`${target}/`)))
            await askSupervisor(this.home, { op: 'restart', target });
        }
        this.changed.clear();
        await waitReady(this.home, this.processes, this.options.timeoutMs ?? READY_MS, this.options.onReady);
      },
    };
  }

  private async withServer<T>(work: (server: PostgresServer) => Promise<T>): Promise<T> {
    const url = await readIfThere(this.home.postgresAdminUrlFile);
    if (!url) throw new NotFound('home.not_up', `${this.home.dir} has not been started yet`, 'Run `wordslab up`.');
    const server = await PostgresServer.connect(url);
    return work(server).finally(() => server.close());
  }
}

/**
 * Puts a tenant's modules into a home and waits until all are ready. Runs inside Admin. Repeatable: a deployment that was
 * killed anywhere is completed by calling it again with the same plan.
 */
export const deployTenant = async (plan: TenantPlan, options: DeployOptions): Promise<DeployedTenant> => {
  const eventStore = await keptEventStore(new HomeLayout(options.home));
  const deployment = new Deployment(parseTenantPlan(plan), options, eventStore);
  const { home } = deployment;
  await withLock(`${home.journalFile}.${plan.tenant}.lock`, () =>
    runSteps(deployment.steps, {
      run: `deploy ${plan.tenant}`,
      journal: home.journalFile,
      now: options.now ?? (() => new Date()),
      onStep: options.onStep,
    }),
  );
  return { plan: deployment.plan, processes: deployment.processes, peers: deployment.peers };
};
