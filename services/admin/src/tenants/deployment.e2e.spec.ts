import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  deploymentDescriptor,
  DESCRIPTOR_TYPE,
  dsseEnvelope,
  environmentView,
  openEnvelope,
  type TenantDetail,
  tenantDetail,
} from '@wordslab/contracts';
import { adminConnectionOf, askStatus, HomeLayout } from '@wordslab/hosting';
import { FakeHomes, until } from '@wordslab/hosting/testing';
import { moduleKeysFromJson } from '@wordslab/sync';
import { MODULE_KEYS_FILE } from '../hosting/module-key-file.js';
import { putAdminInto, slowDown } from '../testing/admin-installation.js';

const ADMIN = '_/admin/service';
const acme = { slug: 'acme', name: 'Acme', modules: ['lifecycle', 'dev'] };

describe('Admin in a home', () => {
  let homes: FakeHomes;
  let home: string;
  let layout: HomeLayout;

  beforeAll(async () => {
    homes = await FakeHomes.make();
    await putAdminInto(homes.root);
    await slowDown(homes.root, 'snapshot-shipper', 3_000);
    home = homes.newHome();
    layout = new HomeLayout(home);
    await homes.up(home);
  });
  afterAll(() => homes.dispose());

  const call = async (method: string, path: string, body?: unknown) => {
    const { url, token } = await adminConnectionOf(home);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      body: body === undefined ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const show = async (slug = 'acme'): Promise<TenantDetail> =>
    tenantDetail.parse((await call('GET', `/api/v1/tenants/${slug}`)).body);
  const becomes = async (what: string, isSo: (tenant: TenantDetail) => boolean, slug = 'acme') => {
    const seen = async () => {
      const { status, body } = await call('GET', `/api/v1/tenants/${slug}`);
      return status === 200 && isSo(tenantDetail.parse(body));
    };
    await until(what, seen, 60_000);
    return show(slug);
  };
  /** Creates a tenant and comes back while its modules, which take their time, are being started. */
  const beginToDeploy = async (slug: string): Promise<void> => {
    const created = await call('POST', '/api/v1/tenants', { ...acme, slug });
    expect(created).toMatchObject({ status: 202, body: { status: 'deploying' } });
    await until('modules are being started', async () => {
      const found = await call('GET', `/api/v1/tenants/${slug}`);
      return found.status === 200 && tenantDetail.parse(found.body).steps.some((s) => s.id === 'ready');
    });
    expect(await show(slug)).toMatchObject({ status: 'deploying', progress: { done: 4, total: 5 } });
  };
  const killed = async (id: string): Promise<void> => {
    const { pid } = await homes.process(home, id);
    process.kill(pid ?? 0, 'SIGKILL');
    await until(`${id} is back`, async () => {
      const now = await homes.process(home, id);
      return now.state === 'ready' && now.pid !== pid;
    });
    await until('Admin is ready', async () => (await homes.process(home, ADMIN)).state === 'ready');
  };
  const keysOf = (module: string) => join(layout.module({ tenant: 'acme', name: module }).keys, MODULE_KEYS_FILE);
  const pids = async () => (await askStatus(layout)).processes.map((p) => [p.id, p.pid]);

  it('killed in the middle of a deployment, it is started again and completes it', async () => {
    await beginToDeploy('acme');
    await killed(ADMIN);
    const ready = await becomes('the tenant is ready', (t) => t.status === 'ready');
    expect(ready).toMatchObject({ attempt: 1, failure: null, progress: { done: 5, total: 5 } });
    expect(ready.modules.map((m) => [m.name, m.status, m.processes.length])).toEqual([
      ['lifecycle', 'ready', 3],
      ['dev', 'ready', 3],
    ]);
    for (const module of ready.modules)
      expect(await (await fetch(module.url ?? '')).json()).toMatchObject({ module: module.name });
  });

  it('has made each module its keys, private, and tells only their public parts', async () => {
    for (const module of (await show()).modules) {
      const keys = moduleKeysFromJson(JSON.parse(await readFile(keysOf(module.name), 'utf8')));
      expect([module.signKey, module.boxKey]).toEqual([keys.sign.publicKey, keys.box.publicKey]);
      if (process.platform !== 'win32') expect((await stat(keysOf(module.name))).mode & 0o777).toBe(0o600);
      const told = JSON.stringify(await show());
      for (const secret of [keys.root.toString('base64'), keys.sign.privateKey, keys.box.privateKey])
        expect(told).not.toContain(secret);
    }
  });

  it('has signed a descriptor for each module, with the keys of all', async () => {
    const adminKey = (await readFile(layout.adminPublicKeyFile, 'utf8')).trim();
    const { modules } = await show();
    for (const { name } of modules) {
      const file = layout.module({ tenant: 'acme', name }).descriptor;
      const envelope = dsseEnvelope.parse(JSON.parse(await readFile(file, 'utf8')));
      const descriptor = openEnvelope(envelope, DESCRIPTOR_TYPE, deploymentDescriptor, [adminKey]);
      expect(descriptor).toMatchObject({ serial: 1, tenant: 'acme', tenantName: 'Acme', module: name });
      expect(descriptor.modules).toEqual(
        modules.map(({ name: module, kind, signKey, boxKey }) => ({ module, kind, signKey, boxKey })),
      );
    }
  });

  it('shows the environment with everything that runs in it', async () => {
    const shown = environmentView.parse((await call('GET', '/api/v1/environment')).body);
    expect(shown).toMatchObject({ home, supervised: true });
    expect(shown.modules.map((m) => [m.tenant, m.name, m.status])).toEqual([
      ['_', 'admin', 'ready'],
      ['acme', 'lifecycle', 'ready'],
      ['acme', 'dev', 'ready'],
    ]);
    expect(shown.processes.map((p) => p.id)).toContain('_/postgres');
  });

  it('changes nothing when it deploys again what is there', async () => {
    const before = await pids();
    expect(await call('POST', '/api/v1/tenants/acme/deploy')).toMatchObject({ status: 202, body: { attempt: 2 } });
    await becomes('ready again', (t) => t.attempt === 2 && t.status === 'ready');
    expect(await pids()).toEqual(before);
  });

  it('refuses to give a module that was deployed new keys, and goes on once the old ones are back', async () => {
    await rename(keysOf('dev'), `${keysOf('dev')}.lost`);
    await call('POST', '/api/v1/tenants/acme/deploy');
    const failed = await becomes('failed', (t) => t.attempt === 3 && t.status === 'failed');
    expect(failed.failure).toMatchObject({ code: 'keys.not_the_known', hint: expect.stringContaining('backup') });
    expect(failed.steps.at(-1)).toMatchObject({ id: 'files', state: 'failed' });
    await rename(`${keysOf('dev')}.lost`, keysOf('dev'));
    await call('POST', '/api/v1/tenants/acme/deploy');
    await becomes('ready again', (t) => t.attempt === 4 && t.status === 'ready');
  });

  it('completes a deployment during which Postgres was killed', async () => {
    await beginToDeploy('beta');
    await killed('_/postgres');
    const ready = await becomes('beta is ready', (t) => t.status === 'ready', 'beta');
    expect(ready).toMatchObject({ attempt: 1, modules: [{ status: 'ready' }, { status: 'ready' }] });
  });

  it('completes a deployment during which the supervisor was killed, once it is up again', async () => {
    await beginToDeploy('gamma');
    process.kill((await askStatus(layout)).pid, 'SIGKILL');
    await becomes('nobody supervises', (t) => t.modules.every((m) => m.status === 'unsupervised'), 'gamma');
    await homes.up(home);
    const ready = await becomes('gamma is ready', (t) => t.status === 'ready', 'gamma');
    expect(ready).toMatchObject({ attempt: 1, modules: [{ status: 'ready' }, { status: 'ready' }] });
    expect((await show('acme')).status).toBe('ready');
  });
});
