import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadInstallation } from '../installation.js';
import { fakeInstallation, temporaryFolder } from '../testing/fake-installation.js';
import { assertPassed, checks, runChecks } from './run-checks.js';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const env = () => ({ ...process.env, WORDSLAB_CACHE: join(folder, 'cache') });

describe('the checks', () => {
  it('have each their own id', () => {
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
  });

  it('pass here, look at everything and leave nothing behind', async () => {
    const root = join(folder, 'installation');
    await fakeInstallation(root);
    const home = join(folder, 'not', 'yet');
    const results = await runChecks({ home, installation: await loadInstallation(root), env: env() });
    expect(results.map((r) => r.id)).toEqual(checks.map((check) => check.id));
    expect(results.filter((r) => r.state === 'fail')).toEqual([]);
    expect(existsSync(join(folder, 'not'))).toBe(false);
    expect(() => assertPassed(results)).not.toThrow();
  });

  it('all run when one fails, and each failure has a remedy', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const results = await runChecks({ home: join(file, 'home'), env: { PATH: '', WORDSLAB_NATS_SERVER: '/nowhere' } });
    expect(results).toHaveLength(checks.length);
    const failed = results.filter((r) => r.state === 'fail');
    expect(failed.map((f) => f.id)).toEqual(expect.arrayContaining(['home.writable', 'nats.obtainable']));
    expect(failed.filter((f) => !f.hint)).toEqual([]);
    expect(() => assertPassed(results)).toThrow(expect.objectContaining({ code: 'check.failed' }));
  });

  it('see a home on a file system that takes no writing', async () => {
    if (process.platform !== 'linux') return;
    const [writable] = (await runChecks({ home: '/proc/wordslab', env: env() })).filter(
      (r) => r.id === 'home.writable',
    );
    expect(writable).toMatchObject({ state: 'fail', hint: expect.stringContaining('--home') });
  });

  it("see a folder that Postgres' own account may not enter", async () => {
    if (process.getuid?.() !== 0) return;
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const [found] = (await runChecks({ home: join(closed, 'home'), env: env() })).filter(
      (r) => r.id === 'postgres.home',
    );
    expect(found).toMatchObject({ state: 'fail', observed: expect.stringContaining(closed) });
  });
});
