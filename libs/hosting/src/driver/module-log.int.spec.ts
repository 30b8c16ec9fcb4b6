import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessSpec } from '@wordslab/topology';
import { HomeLayout } from '../home/layout.js';
import { writeDesiredState } from '../state/desired-state.js';
import { moduleLogOf } from './module-log.js';

let folder: string;
let dir: string;
const processOf = (id: string, env: Record<string, string>): ProcessSpec => ({
  id,
  tier: 'module',
  command: 'node',
  args: [],
  env,
  cwd: dir,
  logFile: join(dir, 'log'),
  ports: [],
  health: { type: 'http', port: 1, path: '/health/ready' },
  stop: { signal: 'SIGTERM', graceMs: 1 },
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wl-module-log-'));
  dir = join(folder, 'home');
  const home = new HomeLayout(dir);
  await mkdir(home.secrets, { recursive: true });
  await writeFile(home.postgresAdminUrlFile, 'postgres://postgres:secret@127.0.0.1:5000/postgres\n');
  const url = join(folder, 'url');
  await writeFile(url, 'kurrentdb://other:2113\n');
  const database = (name: string) => ({ WORDSLAB_DATABASE_URL: `postgres://${name}_service@127.0.0.1:5000/${name}` });
  await writeDesiredState(home, {
    v: 1,
    processes: [
      processOf('_/admin/service', database('__admin')),
      processOf('acme/dev/service', database('acme_dev')),
      processOf('acme/dev/shipper', database('acme_dev')),
      processOf('acme/dev-eu/service', {
        ...database('acme_dev-eu'),
        WORDSLAB_EVENT_STORE_URL: 'kurrentdb://one:2113',
      }),
      processOf('acme/prod/service', { ...database('acme_prod'), WORDSLAB_EVENT_STORE_URL_FILE: url }),
    ],
    ingress: { port: 1, routes: [] },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the log of a module', () => {
  it.each([
    ['_/admin', 'postgres://postgres:secret@127.0.0.1:5000/__admin', ['_/admin/service']],
    ['acme/dev', 'postgres://postgres:secret@127.0.0.1:5000/acme_dev', ['acme/dev/service', 'acme/dev/shipper']],
    ['acme/dev-eu', 'kurrentdb://one:2113', ['acme/dev-eu/service']],
    ['acme/prod', 'kurrentdb://other:2113', ['acme/prod/service']],
  ])('%s is where its processes look for it', async (module, url, writers) => {
    expect(await moduleLogOf(dir, module)).toEqual({ url, writers });
  });

  it('is none for a module that is not there, or in a folder that is no home', async () => {
    await expect(moduleLogOf(dir, 'acme/train')).rejects.toMatchObject({ code: 'module.unknown' });
    await expect(moduleLogOf(folder, 'acme/dev')).rejects.toMatchObject({ code: 'home.not_up' });
  });
});
