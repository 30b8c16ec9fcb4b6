import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { DESCRIPTOR_TYPE, newSigningKeyPair, signEnvelope } from '@wordslab/contracts';
import { type TenantPlan } from '@wordslab/topology';
import { deployTenant, type DeployedTenant } from '../driver/deploy-tenant.js';
import { downEnvironment } from '../driver/down.js';
import { environmentStatus, type ProcessReport } from '../driver/status.js';
import { type RunningEnvironment, upEnvironment, type UpOptions } from '../driver/up.js';
import { loadInstallation } from '../installation.js';
import { fakeInstallation, temporaryFolder } from './fake-installation.js';

/** A tenant that is small enough for many runs: a hub and one stage. */
export const smallPlan: TenantPlan = {
  tenant: 'acme',
  name: 'Acme',
  modules: [
    { name: 'lifecycle', kind: 'lifecycle' },
    { name: 'dev', kind: 'dev' },
  ],
};

/** Homes over a fake installation, with a cache of their own, all gone after `dispose`. */
export class FakeHomes {
  private readonly homes = new Set<string>();
  private readonly key = newSigningKeyPair();

  private constructor(
    readonly folder: string,
    readonly env: NodeJS.ProcessEnv,
  ) {}

  static async make(): Promise<FakeHomes> {
    const folder = await temporaryFolder();
    await fakeInstallation(join(folder, 'installation'));
    return new FakeHomes(folder, { ...process.env, WORDSLAB_CACHE: join(folder, 'cache') });
  }

  newHome(): string {
    const home = join(this.folder, `home-${randomBytes(3).toString('hex')}`);
    this.homes.add(home);
    return home;
  }

  get root(): string {
    return join(this.folder, 'installation');
  }

  async up(home: string, options: Partial<UpOptions> = {}): Promise<RunningEnvironment> {
    const installation = await loadInstallation(this.root);
    return upEnvironment({ home, installation, env: this.env, ingressPort: 48_080, ...options });
  }

  async deploy(home: string, plan: TenantPlan = smallPlan): Promise<DeployedTenant> {
    const { publicKey } = this.key;
    return deployTenant(plan, {
      home,
      installation: await loadInstallation(this.root),
      env: this.env,
      makeModuleKeys: async () => ({ signKey: publicKey, boxKey: publicKey }),
      signDescriptor: (descriptor) => signEnvelope(DESCRIPTOR_TYPE, descriptor, this.key),
    });
  }

  async down(home: string, purge = false) {
    return downEnvironment({ home, purge, env: this.env });
  }

  async process(home: string, id: string): Promise<ProcessReport> {
    const found = (await environmentStatus(home)).processes.find((p) => p.id === id);
    if (!found) throw new Error(`no process ${id} in ${home}`);
    return found;
  }

  async dispose(): Promise<void> {
    for (const home of this.homes) await this.down(home);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Waits until `seen` is true, asking ten times a second. */
export const until = async (what: string, seen: () => Promise<boolean>, timeoutMs = 20_000): Promise<void> => {
  for (const end = Date.now() + timeoutMs; Date.now() < end;) {
    if (await seen()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
};

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Asks the ingress as a browser would, by the name in the Host header. */
export const askHost = (port: number, host: string, path = '/'): Promise<Answer> =>
  new Promise((done, fail) => {
    const call = request({ host: '127.0.0.1', port, path, headers: { host: `${host}:${port}` } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    call.once('error', fail);
    call.end();
  });
