import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminClient, answerOf, lifecycleClient, type ModuleConnection, stageClient } from '@wordslab/api-client';
import { Site } from '@wordslab/demo/proofs/site';
import {
  askStatus,
  downEnvironment,
  type HomeLayout,
  loadInstallation,
  type RunningEnvironment,
  upEnvironment,
} from '@wordslab/hosting';
import { adminModule, type EventStoreWish, processId } from '@wordslab/topology';
import { until } from './until.js';

export const TENANT = 'acme';
/** What a crossing needs: Lifecycle, a home and a target. */
export const smallTenant = ['lifecycle', 'dev', 'train'] as const;

/** Longer than anything that was killed takes to come back. */
const PATIENCE_MS = 90_000;
const READY_MS = 120_000;

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** `WORDSLAB_TEST_EVENT_STORE=kurrentdb` runs any flow on logs behind KurrentDB's protocol. */
const wishOfEnvironment = (): EventStoreWish | undefined =>
  process.env['WORDSLAB_TEST_EVENT_STORE'] === 'kurrentdb' ? { store: 'kurrentdb' } : undefined;

/** A home of its own over the real services, for the time of a spec; `purge` leaves nothing of it. */
export class RunningHome {
  readonly dir = join(tmpdir(), `wordslab-e2e-${randomBytes(4).toString('hex')}`);
  readonly site = new Site(this.dir);

  get layout(): HomeLayout {
    return this.site.home;
  }

  /** Starts it, also after a crash. */
  async up(eventStore: EventStoreWish | undefined = wishOfEnvironment()): Promise<RunningEnvironment> {
    const installation = await loadInstallation();
    return upEnvironment({ home: this.dir, installation, ingressPort: 18_080, eventStore, confirm: async () => true });
  }

  async purge(): Promise<void> {
    await downEnvironment({ home: this.dir, purge: true });
  }

  get token(): string {
    return readFileSync(this.layout.tokenFile, 'utf8').trim();
  }

  port(process: string): number {
    const ports: Record<string, number> = JSON.parse(readFileSync(this.layout.portsFile, 'utf8'));
    const port = ports[process];
    if (port === undefined) throw new Error(`this home keeps no port for ${process}`);
    return port;
  }

  /** The address of a module of the tenant, or of Admin. */
  url(module: string): string {
    const of = module === 'admin' ? adminModule : { tenant: TENANT, name: module };
    return `http://127.0.0.1:${this.port(processId(of, 'service'))}`;
  }

  connection(module: string): ModuleConnection {
    return { url: this.url(module), token: this.token, name: module, actor: 'paula', patienceMs: PATIENCE_MS };
  }

  /** One client per module, kept: each reads what it wrote. */
  readonly admin = once(() => adminClient(this.connection('admin')));
  readonly lifecycle = once(() => lifecycleClient(this.connection('lifecycle')));
  readonly dev = once(() => stageClient(this.connection('dev')));
  readonly train = once(() => stageClient(this.connection('train')));

  /** Asks for the tenant and comes back at once: its deployment goes on. */
  async requestTenant(modules: readonly string[] = smallTenant): Promise<void> {
    const body = { slug: TENANT, name: 'Acme', modules: [...modules] };
    await answerOf(this.admin().POST('/api/v1/tenants', { body }));
  }

  async tenant() {
    return answerOf(this.admin().GET('/api/v1/tenants/{slug}', { params: { path: { slug: TENANT } } }));
  }

  async tenantReady(): Promise<void> {
    await until('the tenant is deployed', async () => (await this.tenant()).status === 'ready', READY_MS);
    await this.allReady();
  }

  async processes() {
    return (await askStatus(this.layout)).processes;
  }

  async allReady(): Promise<void> {
    const isReady = async () => (await this.processes()).every((p) => p.state === 'ready');
    await until('every process is ready', isReady, READY_MS);
  }

  /** The number of a process now; `supervisor` is one of them. */
  async pidOf(process: string): Promise<number> {
    const { pid, processes } = await askStatus(this.layout);
    const found = process === 'supervisor' ? pid : processes.find((p) => p.id === process)?.pid;
    if (!found) throw new Error(`${process} does not run`);
    return found;
  }
}
