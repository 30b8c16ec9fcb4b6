import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { environmentView, tenantDetail, tenantPage, Unavailable } from '@wordslab/contracts';
import { type EventStore, type RecordedEvent } from '@wordslab/eventstore';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { EVENT_STORE } from '@wordslab/platform';
import { startTestService, type TestService } from '@wordslab/platform/testing';
import { DataSource } from 'typeorm';
import { AdminModule } from '../app.module.js';
import type { DeploymentOrder } from '../hosting/deployer.js';
import type { Host, HostReport } from '../hosting/host.js';
import { adminMigrations } from '../migrations/migrations.js';
import { fakeDeployer } from '../testing/fake-deployer.js';

const acme = { slug: 'acme', name: 'Acme', modules: ['lifecycle', 'dev'] };

const processes: HostReport['processes'] = [
  ['_/admin/service', 'ready', 47100],
  ['acme/lifecycle/service', 'ready', 47101],
  ['acme/dev/service', 'ready', 47102],
  ['acme/dev/shipper', 'waiting', 47103],
].map(([id, state, port]) => ({
  id: String(id),
  state: state === 'waiting' ? 'waiting' : 'ready',
  ports: [Number(port)],
  restarts: 0,
  lastExit: null,
  memoryBytes: 1000,
}));
const host: Host = {
  processes: async () => processes,
  report: async () => ({ home: '/home', supervised: true, ingress: { port: 8080 }, memoryBytes: 4000, processes }),
};

/** A deployment that a spec holds, lets go on or breaks. */
class Gate {
  readonly orders: DeploymentOrder[] = [];
  readonly seen: string[] = [];
  hold: Promise<void> = Promise.resolve();
  open: () => void = () => undefined;
  fail: (step: string) => Error | undefined = () => undefined;

  close(): void {
    this.hold = new Promise((resolve) => (this.open = resolve));
  }

  readonly deployer = fakeDeployer(async (step, order) => {
    if (step === 'ports') this.orders.push(order);
    this.seen.push(`${order.plan.tenant}:${step}`);
    if (step === 'files') await this.hold;
    const error = this.fail(step);
    if (error) throw error;
  });
}

let postgres: TemporaryPostgres;
let service: TestService;
let gate: Gate;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  gate = new Gate();
  service = await startTestService({
    postgres,
    migrations: adminMigrations,
    module: (config) =>
      AdminModule.forRoot({
        config: () => ({
          ...config(),
          WORDSLAB_TENANT: '_',
          WORDSLAB_HOME: '/home',
          WORDSLAB_POSTGRES_ADMIN_URL: postgres.adminUrl,
          WORDSLAB_KEYS_DIR: '/keys',
        }),
        deployer: gate.deployer,
        host,
        pauses: [10, 10],
      }),
  });
});
afterEach(() => service.stop());

const show = async (slug: string) => tenantDetail.parse((await service.call('GET', `/api/v1/tenants/${slug}`)).body);

const until = async (slug: string, status: string) => {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((r) => setTimeout(r, 20))) {
    const found = await service.call('GET', `/api/v1/tenants/${slug}`);
    if (found.status === 200 && tenantDetail.parse(found.body).status === status) return tenantDetail.parse(found.body);
  }
  throw new Error(`${slug} did not become ${status}: ${JSON.stringify((await show(slug)).steps)}`);
};

const eventsOf = async (slug: string): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const event of service.app.get<EventStore>(EVENT_STORE).readStream(`tenant-${slug}`)) events.push(event);
  return events;
};

describe('creating a tenant', () => {
  it('is accepted at once, seen at its position, and deployed by itself', async () => {
    gate.close();
    const created = await service.call('POST', '/api/v1/tenants', { body: acme });
    expect(created).toMatchObject({ status: 202, body: { ...acme, status: 'deploying', attempt: 1 } });
    const position = created.headers.get('wordslab-position') ?? '';
    const read = await service.call('GET', '/api/v1/tenants/acme', { headers: { 'wordslab-position': position } });
    expect(read.headers.get('wordslab-stale')).toBeNull();
    expect(read).toMatchObject({
      status: 200,
      body: { slug: 'acme', status: 'deploying', createdBy: 'unverified:tester' },
    });

    gate.open();
    const ready = await until('acme', 'ready');
    expect(ready.steps.map((s) => [s.id, s.state, s.detail])).toEqual([
      ['ports', 'done', 'ports of acme'],
      ['files', 'done', 'files of acme'],
      ['ready', 'done', 'ready of acme'],
    ]);
    expect(ready.progress).toEqual({ done: 3, total: 3 });
    expect(gate.orders).toMatchObject([
      {
        plan: { tenant: 'acme', name: 'Acme', modules: [{ name: 'lifecycle' }, { name: 'dev' }] },
        serial: 1,
        known: [],
      },
    ]);
  });

  it('shows each module as the supervisor sees it, with the keys that it was deployed with', async () => {
    await service.call('POST', '/api/v1/tenants', { body: acme });
    expect((await until('acme', 'ready')).modules).toMatchObject([
      { name: 'lifecycle', status: 'ready', url: 'http://127.0.0.1:47101', signKey: 'sign-acme-lifecycle' },
      {
        name: 'dev',
        status: 'failing',
        url: 'http://127.0.0.1:47102',
        host: 'dev.acme.localhost',
        boxKey: 'box-acme-dev',
      },
    ]);
  });

  it('twice with the same request deploys once', async () => {
    await service.call('POST', '/api/v1/tenants', { body: acme });
    const again = await service.call('POST', '/api/v1/tenants', { body: acme });
    expect(again).toMatchObject({ status: 202, body: { slug: 'acme', attempt: 1 } });
    await until('acme', 'ready');
    expect(gate.orders).toHaveLength(1);
  });

  it('is refused where the slug is taken or cannot be one, and where the plan is not a tenant', async () => {
    await service.call('POST', '/api/v1/tenants', { body: acme });
    const refused = async (body: object) => service.call('POST', '/api/v1/tenants', { body: { ...acme, ...body } });
    expect(await refused({ name: 'Other' })).toMatchObject({ status: 409, body: { code: 'tenant.slug_taken' } });
    for (const slug of ['_', '../acme', 'Acme'])
      expect(await refused({ slug })).toMatchObject({ status: 400, body: { code: 'tenant.bad_slug' } });
    for (const body of [{ slug: 'a\u0000b' }, { slug: '' }, { modules: ['kitchen'] }, { surprise: 1 }])
      expect(await refused(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await refused({ slug: 'beta', modules: ['dev'] })).toMatchObject({ body: { code: 'tenant.bad_plan' } });
  });

  it('of several tenants is done side by side and listed by page', async () => {
    gate.close();
    for (const slug of ['acme', 'beta', 'gamma'])
      await service.call('POST', '/api/v1/tenants', { body: { ...acme, slug } });
    await until('gamma', 'deploying');
    for (const end = Date.now() + 5_000; gate.orders.length < 3 && Date.now() < end;)
      await new Promise((r) => setTimeout(r, 20));
    expect(gate.orders.map((o) => o.plan.tenant).sort()).toEqual(['acme', 'beta', 'gamma']);
    gate.open();
    for (const slug of ['acme', 'beta', 'gamma']) await until(slug, 'ready');
    const first = tenantPage.parse((await service.call('GET', '/api/v1/tenants?limit=2')).body);
    expect(first.items.map((t) => t.slug)).toEqual(['acme', 'beta']);
    const second = tenantPage.parse((await service.call('GET', `/api/v1/tenants?limit=2&after=${first.next}`)).body);
    expect(second).toMatchObject({
      items: [{ slug: 'gamma', status: 'ready', modules: ['lifecycle', 'dev'] }],
      next: null,
    });
    expect((await service.call('GET', '/api/v1/tenants?status=failed')).body).toEqual({ items: [], next: null });
  });
});

describe('a deployment', () => {
  it('that fails says why and what to do, and can be repeated', async () => {
    gate.fail = (step) =>
      step === 'ready' ? new Unavailable('process.not_ready', 'dev ends', 'See its log.') : undefined;
    await service.call('POST', '/api/v1/tenants', { body: acme });
    expect(await until('acme', 'failed')).toMatchObject({
      failure: { code: 'process.not_ready', detail: 'dev ends', hint: 'See its log.' },
      progress: { done: 2, total: 3 },
    });
    gate.fail = () => undefined;
    const again = await service.call('POST', '/api/v1/tenants/acme/deploy');
    expect(again).toMatchObject({ status: 202, body: { status: 'deploying', attempt: 2 } });
    expect(await until('acme', 'ready')).toMatchObject({ attempt: 2, failure: null });
    expect(gate.orders.map((o) => o.serial)).toEqual([1, 2]);
  });

  it('tells the deployer which keys the modules showed before', async () => {
    await service.call('POST', '/api/v1/tenants', { body: acme });
    await until('acme', 'ready');
    await service.call('POST', '/api/v1/tenants/acme/deploy');
    for (const end = Date.now() + 5_000; gate.orders.length < 2 && Date.now() < end;)
      await new Promise((r) => setTimeout(r, 20));
    expect(gate.orders[1]?.known).toMatchObject([{ module: 'lifecycle' }, { module: 'dev', signKey: 'sign-acme-dev' }]);
  });

  it('is not begun a second time while it runs, nor for a tenant that is not there', async () => {
    gate.close();
    await service.call('POST', '/api/v1/tenants', { body: acme });
    expect(await service.call('POST', '/api/v1/tenants/acme/deploy')).toMatchObject({
      status: 409,
      body: { code: 'tenant.deployment_running' },
    });
    for (const slug of ['nobody', '..%2Fx'])
      expect(await service.call('POST', `/api/v1/tenants/${slug}/deploy`)).toMatchObject({
        status: 404,
        body: { code: 'tenant.not_found' },
      });
    expect(await service.call('GET', '/api/v1/tenants/nobody')).toMatchObject({ status: 404 });
    gate.open();
  });

  it('goes on by itself after an interruption, and fails when that does not end', async () => {
    let away = 2;
    gate.fail = () => (away-- > 0 ? new Unavailable('host.not_running', 'nothing is running') : undefined);
    await service.call('POST', '/api/v1/tenants', { body: acme });
    expect(await until('acme', 'ready')).toMatchObject({ attempt: 1 });
    expect(gate.orders).toHaveLength(3);

    gate.fail = () => new Unavailable('host.not_running', 'nothing is running');
    await service.call('POST', '/api/v1/tenants/acme/deploy');
    expect(await until('acme', 'failed')).toMatchObject({ failure: { code: 'host.not_running' } });
    expect(gate.orders).toHaveLength(6);
  });

  it('keeps nobody waiting: other commands are answered and projected meanwhile', async () => {
    gate.close();
    await service.call('POST', '/api/v1/tenants', { body: acme });
    await until('acme', 'deploying');
    const created = await service.call('POST', '/api/v1/tenants', { body: { ...acme, slug: 'beta' } });
    const headers = { 'wordslab-position': created.headers.get('wordslab-position') ?? '' };
    const read = await service.call('GET', '/api/v1/tenants/beta', { headers });
    expect(read.headers.get('wordslab-stale')).toBeNull();
    expect(read).toMatchObject({ status: 200 });
    gate.open();
  });

  it('that was going on when Admin stopped is completed after its start, under the same attempt', async () => {
    gate.close();
    await service.call('POST', '/api/v1/tenants', { body: acme });
    for (const end = Date.now() + 5_000; gate.seen.length < 2 && Date.now() < end;)
      await new Promise((r) => setTimeout(r, 20));
    const left = gate;
    gate = new Gate();
    await service.restart();
    expect(await until('acme', 'ready')).toMatchObject({ attempt: 1, progress: { done: 3, total: 3 } });
    left.open();
    const types = (await eventsOf('acme')).map((e) => e.type);
    expect(types.filter((t) => t === 'tenant.deployed')).toHaveLength(1);
    expect(types.filter((t) => t === 'tenant.deploymentStarted')).toHaveLength(1);
  });

  it('that has ended is not repeated at the next start', async () => {
    await service.call('POST', '/api/v1/tenants', { body: acme });
    await until('acme', 'ready');
    await service.restart();
    const created = await service.call('POST', '/api/v1/tenants', { body: { ...acme, slug: 'beta' } });
    expect(created.status).toBe(202);
    await until('beta', 'ready');
    expect(gate.orders.map((o) => o.plan.tenant)).toEqual(['acme', 'beta']);
  });
});

it('the tenants are made again from the log as they were', async () => {
  await service.call('POST', '/api/v1/tenants', { body: acme });
  const before = await until('acme', 'ready');
  const database = service.app.get(DataSource);
  await database.query('DELETE FROM read_models.tenants');
  await database.query('DELETE FROM platform.checkpoints');
  await service.restart();
  expect(await until('acme', 'ready')).toEqual(before);
});

it('the environment shows its version, Admin, and the modules of every tenant', async () => {
  await service.call('POST', '/api/v1/tenants', { body: acme });
  await until('acme', 'ready');
  const shown = environmentView.parse((await service.call('GET', '/api/v1/environment')).body);
  expect(shown).toMatchObject({ home: '/home', supervised: true, ingress: { port: 8080 }, memoryBytes: 4000 });
  expect(shown.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(shown.modules.map((m) => [m.tenant, m.name, m.status, m.host])).toEqual([
    ['_', 'admin', 'ready', 'admin.localhost'],
    ['acme', 'lifecycle', 'ready', 'lifecycle.acme.localhost'],
    ['acme', 'dev', 'failing', 'dev.acme.localhost'],
  ]);
});
