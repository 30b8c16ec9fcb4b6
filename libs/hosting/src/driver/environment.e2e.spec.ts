import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { HomeLayout } from '../home/layout.js';
import { keptPorts } from '../home/homes.js';
import { identityOf, isRunning, waitForExit } from '../os/process-identity.js';
import { livingChildren } from '../supervisor/children.js';
import { askStatus, askSupervisor } from '../supervisor/control-client.js';
import { buildMigrations } from '../testing/fake-installation.js';
import { askHost, FakeHomes, until } from '../testing/fake-home.js';
import { environmentStatus } from './status.js';
import { lastLines, logsOf } from './logs.js';

let homes: FakeHomes;
beforeAll(async () => {
  homes = await FakeHomes.make();
});
afterAll(() => homes.dispose());

const kill = async (pid: number | null): Promise<void> => {
  const victim = pid === null ? null : identityOf(pid);
  if (!victim) throw new Error('there is no process to kill');
  process.kill(victim.pid, 'SIGKILL');
  expect(await waitForExit(victim, 5_000)).toBe(true);
};

const listen = (port: number): Promise<Server> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(port, '127.0.0.1', () => done(server));
  });

describe('an environment', () => {
  let home: string;
  let ingress: number;
  const ready = (id: string) => async () => (await homes.process(home, id)).state === 'ready';

  beforeAll(async () => {
    home = homes.newHome();
    ({ ingressPort: ingress } = await homes.up(home));
    await homes.deploy(home);
  });

  it('runs Postgres, Admin and the modules of a tenant', async () => {
    const { processes, running, memoryBytes } = await environmentStatus(home);
    expect(running).toBe(true);
    expect(processes.map((p) => `${p.id} ${p.state}`).sort()).toEqual(
      [
        '_/admin/service',
        '_/postgres',
        'acme/dev/nats',
        'acme/dev/service',
        'acme/dev/shipper',
        'acme/lifecycle/nats',
        'acme/lifecycle/service',
        'acme/lifecycle/shipper',
      ].map((id) => `${id} ready`),
    );
    if (process.platform === 'linux') expect(memoryBytes).toBeGreaterThan(50e6);
  });

  it('shows each module under its name, and says so when there is none or none that answers', async () => {
    expect(JSON.parse((await askHost(ingress, 'dev.acme.localhost')).text)).toMatchObject({ module: 'dev' });
    expect(await askHost(ingress, 'dev.other.localhost')).toMatchObject({
      status: 404,
      type: 'application/problem+json',
      text: expect.stringContaining('dev.acme.localhost'),
    });
    await askSupervisor(new HomeLayout(home), { op: 'stop', target: 'acme/dev/service' });
    const away = await askHost(ingress, 'dev.acme.localhost');
    expect([away.status, JSON.parse(away.text).code]).toEqual([502, 'ingress.module_away']);
    await askSupervisor(new HomeLayout(home), { op: 'start', target: 'acme/dev/service' });
    await until('dev is back', ready('acme/dev/service'));
  });

  it('lets a module into its own database and no other', async () => {
    expect((await askHost(ingress, 'dev.acme.localhost', '/database')).text).toBe('[1]');
    const env: Record<string, string> = JSON.parse((await askHost(ingress, 'dev.acme.localhost')).text).env;
    const { default: pg } = await import('pg');
    const { hostname, port, username } = new URL(env['WORDSLAB_DATABASE_URL'] ?? '');
    const password = await readFile(env['WORDSLAB_DATABASE_PASSWORD_FILE'] ?? '', 'utf8');
    const stranger = new pg.Client({
      host: hostname,
      port: Number(port),
      user: username,
      password,
      database: '__admin',
    });
    await expect(stranger.connect()).rejects.toThrow(/permission denied for database/);
  });

  it('hands no secret over but by the name of a file that is private', async () => {
    const state = await readFile(new HomeLayout(home).desiredStateFile, 'utf8');
    const paths = new HomeLayout(home).module({ tenant: 'acme', name: 'dev' });
    for (const file of [paths.secret('database-service'), paths.secret('nats-password'), paths.secret('payload-key')]) {
      expect(state).not.toContain((await readFile(file, 'utf8')).trim());
      if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    if (process.platform !== 'win32') expect((await stat(paths.keys)).mode & 0o777).toBe(0o700);
  });

  it.each(['acme/dev/service', 'acme/lifecycle/nats', '_/postgres'])(
    'starts %s again when it is killed',
    async (id) => {
      const before = await homes.process(home, id);
      await kill(before.pid);
      await until(`${id} is back`, async () => {
        const now = await homes.process(home, id);
        return now.state === 'ready' && now.pid !== before.pid;
      });
      expect((await homes.process(home, id)).restarts).toBe(before.restarts + 1);
    },
  );

  it('is left as it is by a second up', async () => {
    const before = await askStatus(new HomeLayout(home));
    const again = await homes.up(home);
    expect(again.alreadyRunning).toBe(true);
    expect((await askStatus(new HomeLayout(home))).processes.map((p) => p.pid)).toEqual(
      before.processes.map((p) => p.pid),
    );
  });

  it('is left as it is by a second deployment of the same plan', async () => {
    const before = await askStatus(new HomeLayout(home));
    await homes.deploy(home);
    expect((await askStatus(new HomeLayout(home))).processes.map((p) => p.pid)).toEqual(
      before.processes.map((p) => p.pid),
    );
  });

  it('replaces what a killed supervisor left, and nothing runs twice', async () => {
    const layout = new HomeLayout(home);
    const { pid, processes } = await askStatus(layout);
    await kill(pid);
    const left = await livingChildren(layout);
    expect(left.map((c) => c.pid).sort()).toEqual(processes.map((p) => p.pid).sort());
    expect((await environmentStatus(home)).processes.every((p) => p.state === 'left')).toBe(true);
    expect((await homes.up(home)).alreadyRunning).toBe(false);
    expect(left.filter(isRunning)).toEqual([]);
    expect((await askStatus(layout)).processes).toHaveLength(processes.length);
    expect((await askHost(ingress, 'dev.acme.localhost', '/database')).text).toBe('[1]');
  });

  it('replaces them when the supervisor and Postgres were both killed', async () => {
    const layout = new HomeLayout(home);
    const { pid, processes } = await askStatus(layout);
    await kill(pid);
    await kill(processes.find((p) => p.id === '_/postgres')?.pid ?? null);
    await homes.up(home);
    expect((await askHost(ingress, 'dev.acme.localhost', '/database')).text).toBe('[1]');
  });

  it('shows the logs of a module', async () => {
    const sources = await logsOf(home, 'acme/dev');
    expect(sources.map((s) => s.process).sort()).toEqual(['acme/dev/nats', 'acme/dev/service', 'acme/dev/shipper']);
    const service = sources.find((s) => s.process === 'acme/dev/service');
    expect(service && (await lastLines(service, 1))).toEqual(['listening']);
    await expect(logsOf(home, 'acme/nowhere')).rejects.toMatchObject({ code: 'process.unknown' });
  });

  it('keeps its data when it is stopped, and a newer build migrates them in place', async () => {
    expect(await homes.down(home)).toEqual({ wasRunning: true, purged: false, logsLeft: [] });
    expect(await livingChildren(new HomeLayout(home))).toEqual([]);
    await buildMigrations(homes.root, 2);
    await homes.up(home);
    expect((await askHost(ingress, 'dev.acme.localhost', '/database')).text).toBe('[1,2]');
    await buildMigrations(homes.root, 1);
  });

  it('says whose port it is when somebody took it meanwhile, and changes none', async () => {
    await homes.down(home);
    const layout = new HomeLayout(home);
    const before = await keptPorts(home);
    const port = before['acme/dev/service'] ?? 0;
    const squatter = await listen(port);
    const refused = homes.up(home);
    await expect(refused).rejects.toMatchObject({ code: 'check.failed', details: { checks: ['home.ports'] } });
    await expect(refused).rejects.toThrow(new RegExp(`${port} \\(kept for acme/dev/service\\)`));
    if (process.platform === 'linux') await expect(refused).rejects.toThrow(new RegExp(`process ${process.pid}\\)`));
    await new Promise((done) => squatter.close(done));
    expect(await keptPorts(home)).toEqual(before);
    expect(existsSync(layout.lockFile)).toBe(false);
  });

  it('is gone after a purge', async () => {
    await homes.up(home);
    const pids = (await askStatus(new HomeLayout(home))).processes.flatMap((p) => (p.pid ? [identityOf(p.pid)] : []));
    await homes.down(home, true);
    expect(existsSync(home)).toBe(false);
    expect(pids.filter((p) => p !== null && isRunning(p))).toEqual([]);
    expect(await readFile(join(homes.folder, 'cache', 'homes.json'), 'utf8')).not.toContain(home);
  });
});

describe('two homes', () => {
  it('run side by side and share no port', async () => {
    const [a, b] = [homes.newHome(), homes.newHome()];
    const [first, second] = await Promise.all([homes.up(a), homes.up(b)]);
    const ports = [...Object.values(await keptPorts(a)), ...Object.values(await keptPorts(b))];
    expect(new Set(ports).size).toBe(ports.length);
    const names = await Promise.all(
      [first, second].map(
        async (e) => JSON.parse((await askHost(e.ingressPort, 'admin.localhost')).text).env.WORDSLAB_HOME,
      ),
    );
    expect(names).toEqual([a, b]);
    await homes.down(a, true);
    expect((await askHost(second.ingressPort, 'admin.localhost')).status).toBe(200);
    await homes.down(b, true);
  });
});

describe('a home is refused', () => {
  it('below a file', async () => {
    const file = join(homes.folder, 'file');
    await writeFile(file, '');
    await expect(homes.up(join(file, 'home'))).rejects.toMatchObject({ code: 'check.failed' });
  });

  it('where other things are, which stay as they are', async () => {
    const folder = join(homes.folder, 'other');
    await mkdir(folder);
    await writeFile(join(folder, 'letter.txt'), 'dear');
    await expect(homes.up(folder)).rejects.toMatchObject({ code: 'home.not_empty' });
    await expect(homes.down(folder, true)).rejects.toMatchObject({ code: 'home.not_a_home' });
    expect(await readFile(join(folder, 'letter.txt'), 'utf8')).toBe('dear');
  });
});
