import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INGRESS } from '@wordslab/topology';
import { identityOf, isRunning } from '../os/process-identity.js';
import { canReach } from '../os/reachable.js';
import { temporaryFolder } from '../testing/fake-installation.js';
import { writeFileAtomic } from './atomic-file.js';
import { rememberHome } from './homes.js';
import { HomeLayout } from './layout.js';
import { holderOf, takeLock, withLock } from './lock.js';
import { assignPorts, FIRST_PORT } from './ports.js';
import { keptSecret } from './secrets.js';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a lock', () => {
  it('has one holder, also among many who ask at once', async () => {
    const path = join(folder, 'many.lock');
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        withLock(path, async () => {
          most = Math.max(most, (inside += 1));
          await new Promise((done) => setTimeout(done, 1));
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('many'))).toEqual([]);
  });

  it('of a dead holder is taken over', async () => {
    const path = join(folder, 'dead.lock');
    const child = spawn(process.execPath, ['-e', '']);
    const dead = identityOf(child.pid ?? 0);
    await new Promise((done) => child.once('exit', done));
    await writeFile(path, JSON.stringify(dead));
    expect(await holderOf(path)).toBeNull();
    expect(await takeLock(path)).toBeNull();
    expect(await holderOf(path)).toMatchObject({ pid: process.pid });
  });

  it('of an earlier process with the same number is taken over', async () => {
    const path = join(folder, 'reused.lock');
    await writeFile(path, JSON.stringify({ pid: process.pid, started: 'long ago' }));
    expect(await takeLock(path)).toBeNull();
  });

  it('of a living holder is refused in the end, naming it', async () => {
    const path = join(folder, 'held.lock');
    expect(await takeLock(path)).toBeNull();
    await expect(withLock(path, async () => 'in', 60)).rejects.toMatchObject({
      code: 'host.busy',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });
});

describe('a process', () => {
  it('is told by number and start', () => {
    const me = identityOf(process.pid);
    expect(me && isRunning(me)).toBe(true);
    expect(isRunning({ pid: process.pid, started: 'another time' })).toBe(false);
    expect(identityOf(2 ** 22 + 1)).toBeNull();
  });
});

describe('ports', () => {
  it('are kept, differ between homes, and the ingress starts elsewhere', async () => {
    const cache = join(folder, 'cache');
    const homes = [new HomeLayout(join(folder, 'a')), new HomeLayout(join(folder, 'b'))] as const;
    for (const home of homes) {
      await mkdir(home.dir);
      await rememberHome(cache, home.dir);
    }
    const first = await assignPorts(homes[0], ['x', INGRESS], { cache, ingressFrom: 48_200 });
    const second = await assignPorts(homes[1], ['x', 'y', INGRESS], { cache, ingressFrom: 48_200 });
    expect(first['x']).toBeGreaterThanOrEqual(FIRST_PORT);
    expect(first[INGRESS]).toBeGreaterThanOrEqual(48_200);
    expect(Object.values(second).filter((port) => Object.values(first).includes(port))).toEqual([]);
    expect(await assignPorts(homes[0], ['x', 'z'], { cache })).toMatchObject(first);
  });
});

describe('files', () => {
  it('are replaced as a whole and keep no draft', async () => {
    const path = join(folder, 'whole');
    await Promise.all(['a', 'b', 'c'].map((letter) => writeFileAtomic(path, letter.repeat(100_000))));
    expect(new Set(await readFile(path, 'utf8')).size).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('whole'))).toEqual(['whole']);
  });

  it('of secrets are made once and are private', async () => {
    const path = join(folder, 'secrets', 's');
    const secret = await keptSecret(path);
    expect(await keptSecret(path)).toBe(secret);
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    if (process.platform !== 'win32') {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(join(folder, 'secrets'))).mode & 0o777).toBe(0o700);
    }
  });

  it('below a private folder are out of reach for another account', async () => {
    const stranger = { uid: 65_534, gid: 65_534 };
    const path = join(folder, 'secrets', 'deep', 'er');
    if (process.platform === 'win32') return;
    expect(await canReach(path, stranger)).toEqual({ ok: false, blockedAt: join(folder, 'secrets') });
    expect(await canReach(join(folder, 'free'), stranger)).toEqual({ ok: true });
  });
});
