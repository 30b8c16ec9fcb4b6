import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const real = fileURLToPath(new URL('../../bin/wordslab', import.meta.url));
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('bin/wordslab', () => {
  let root: string;
  /** An installation without a Node of its own, and a `node` on PATH that says it has a version. */
  const launch = async (version: string, launcher = join(root, 'bin', 'wordslab')) => {
    const node = join(root, 'path', 'node');
    const script = `#!/bin/sh\n[ "$1" = -p ] && echo ${version} || echo "ran $(basename "$1") $2"\n`;
    await writeFile(node, script);
    await chmod(node, 0o755);
    const env = { ...process.env, PATH: `${join(root, 'path')}:/usr/bin:/bin` };
    return spawnSync(launcher, ['--version'], { env, encoding: 'utf8' });
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'wordslab launcher '));
    for (const folder of ['bin', 'path', 'cli/dist']) await mkdir(join(root, folder), { recursive: true });
    await copyFile(real, join(root, 'bin', 'wordslab'));
    await writeFile(join(root, 'cli/dist/main.js'), '');
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('refuses a Node that is too old, with the remedy', async () => {
    const run = await launch('20.20.2');
    expect(run.status).toBe(9);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('Error node.too_old: wordslab needs Node.js 24 or newer and found 20.20.2');
    expect(run.stderr).toContain('npm ci');
  });

  it.each(['24.0.0', '31.2.1'])('runs with Node %s on PATH', async (version) => {
    expect(await launch(version)).toMatchObject({ status: 0, stdout: 'ran main.js --version\n' });
  });

  it('works through a symbolic link', async () => {
    await symlink(join(root, 'bin', 'wordslab'), join(root, 'path', 'wl'));
    expect(await launch('24.0.0', join(root, 'path', 'wl'))).toMatchObject({ status: 0 });
  });

  it('says that it was not built', async () => {
    await rm(join(root, 'cli/dist/main.js'));
    const run = await launch('24.0.0');
    expect(run.status).toBe(9);
    expect(run.stderr).toContain('Error cli.not_built');
  });
});
