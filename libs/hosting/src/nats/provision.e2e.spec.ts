import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/fake-installation.js';
import { download } from './download.js';
import { provisionNats, provisionable } from './provision.js';

const nothing = 'https://127.0.0.1:1/nats.tar.gz';
let folder: string;
let cache: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
beforeEach(() => {
  cache = join(folder, `cache-${Math.random().toString(36).slice(2)}`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that answers `-v` as a nats-server of that version does. */
const fakeServer = async (path: string, version: string): Promise<string> => {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho "nats-server: v${version}"\n`);
  await chmod(path, 0o755);
  return path;
};

const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('nats-server', () => {
  it('cannot be had: every way tried is named with its reason, within 5 s', async () => {
    const began = Date.now();
    const refused = provisionNats({ env: { PATH: '' }, cache, releaseUrl: nothing });
    await expect(refused).rejects.toMatchObject({ code: 'nats.not_obtainable' });
    await expect(refused).rejects.toThrow(/WORDSLAB_NATS_SERVER: not set/);
    await expect(refused).rejects.toThrow(/cache: .* is not there/);
    await expect(refused).rejects.toThrow(/official release .*ECONNREFUSED/);
    await expect(refused).rejects.toThrow(/PATH: no nats-server on PATH/);
    await expect(refused).rejects.toThrow(/go install: no Go on PATH/);
    await expect(refused).rejects.toThrow(/package manager: none that is known/);
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('is given up within 5 s where a proxy takes connections and never answers', async () => {
    const callers: Socket[] = [];
    const silent: Server = await new Promise((done) => {
      const server = createServer((caller) => callers.push(caller));
      server.listen(0, '127.0.0.1', () => done(server));
    });
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const began = Date.now();
    const proxy = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
    const refused = provisionNats({ env: { PATH: '', ...proxy }, cache });
    await expect(refused).rejects.toThrow(/no answer within 4 s/);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(callers).toHaveLength(1);
    callers.forEach((caller) => caller.destroy());
    silent.close();
  });

  it('is the one that is named, and a wrong name is not passed over', async () => {
    const program = await fakeServer(join(folder, 'named'), '2.14.3');
    expect(await provisionNats({ env: { WORDSLAB_NATS_SERVER: program }, cache })).toMatchObject({ program });
    const path = await fakeServer(join(folder, 'bin-a', 'nats-server'), '2.14.3');
    await expect(
      provisionNats({ env: { WORDSLAB_NATS_SERVER: '/nowhere', PATH: join(path, '..') }, cache }),
    ).rejects.toThrow(/names \/nowhere/);
  });

  it('from PATH is taken with a warning when it serves for a trial, refused when it is too old', async () => {
    const trial = await fakeServer(join(folder, 'bin-b', 'nats-server'), '2.9.10');
    const found = await provisionNats({ env: { PATH: join(trial, '..') }, cache, releaseUrl: nothing });
    expect([found.program, found.warning]).toEqual([trial, expect.stringContaining('2.12.9')]);
    const old = await fakeServer(join(folder, 'bin-c', 'nats-server'), '2.9.9');
    await expect(provisionNats({ env: { PATH: join(old, '..') }, cache, releaseUrl: nothing })).rejects.toThrow(
      /version 2.9.9, older than 2.9.10/,
    );
  });

  it('in the cache comes before the release', async () => {
    const program = await fakeServer(join(cache, 'bin', 'nats-server-2.14.3'), '2.14.3');
    expect(await provisionNats({ env: { PATH: '' }, cache, releaseUrl: nothing })).toMatchObject({ program });
    expect(await provisionable({ PATH: '' }, cache)).toEqual({ observed: `2.14.3: ${program}`, warning: undefined });
  });
});

describe('a download', () => {
  it('is refused without an answer and leaves a reason', async () => {
    const sum = createHash('sha256').update('x').digest('hex');
    await expect(download(nothing, join(folder, 'x'), sum, {})).rejects.toThrow(/ECONNREFUSED/);
    await expect(readFile(join(folder, 'x'))).rejects.toThrow(/ENOENT/);
  });
});
