import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { faultsOfLog } from '../faults/log-proof.js';
import { readRecord } from '../faults/logs.js';
import { messagesCsv } from '../testing/crossing.js';
import { cannotMount, withTmpfs } from '../testing/mount.js';
import { RunningHome, TENANT } from '../testing/running-home.js';
import { refusalOf, wordslab } from '../testing/wordslab.js';
import { files, goodRows } from './files.js';

jest.setTimeout(120_000);

const home = new RunningHome();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-bad-input-'));
  await chmod(folder, 0o755); // Postgres' account passes through
});
afterAll(async () => {
  await home.purge();
  await rm(folder, { recursive: true, force: true });
});

const whereMounting = cannotMount() ? it.skip : it;
const titled = (title: string): string => (cannotMount() ? `${title} (${cannotMount()})` : title);

describe('a home is refused, and nothing is left behind', () => {
  it('below a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'mine');
    const error = await refusalOf(join(file, 'home'), ['up', '--yes']);
    expect(error).toMatchObject({ code: 'check.failed', exitCode: 3, hint: expect.stringContaining('--home') });
    expect(error.detail).toContain(join(file, 'home'));
  });

  whereMounting(titled('on a file system that takes no writing'), async () => {
    const readOnly = join(folder, 'read-only');
    await mkdir(readOnly);
    await withTmpfs(readOnly, 'ro', async () => {
      const error = await refusalOf(join(readOnly, 'home'), ['up', '--yes']);
      expect(error).toMatchObject({ code: 'check.failed', exitCode: 3, hint: expect.stringContaining('--home') });
      expect(error.detail).toMatch(/EROFS|read-only/);
    });
  });

  it('where no nats-server can be had: every way tried is told, and what to do', async () => {
    const nowhere = join(folder, 'no-nats');
    const env = {
      PATH: await pathOf('id', 'useradd'),
      HOME: folder,
      WORDSLAB_CACHE: join(folder, 'cache'),
      WORDSLAB_NATS_RELEASE_URL: 'https://127.0.0.1:1/x',
    };
    const error = await refusalOf(nowhere, ['up', '--yes'], env);
    expect(error).toMatchObject({ code: 'nats.not_obtainable', hint: expect.stringContaining('WORDSLAB_NATS_SERVER') });
    for (const way of ['WORDSLAB_NATS_SERVER', 'cache', 'official release', 'PATH', 'go install', 'package manager'])
      expect(error.detail).toContain(way);
    await wordslab(nowhere, ['down', '--purge', '--yes'], { ...process.env, ...env });
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('a running environment', () => {
  const dataset = async (file: string, content: string | Buffer, flags: readonly string[] = []) => {
    await writeFile(join(folder, file), content);
    return ['dataset', 'import', join(folder, file), '--name', 'bad', ...flags];
  };
  const datasets = async () => {
    const { answer } = await wordslab(home.dir, ['dataset', 'list']);
    return answer;
  };

  beforeAll(async () => {
    await home.up();
    await home.requestTenant();
    await home.tenantReady();
    await writeFile(join(folder, 'good.csv'), messagesCsv('good', goodRows));
    expect(await wordslab(home.dir, ['dataset', 'import', join(folder, 'good.csv'), '--name', 'good'])).toMatchObject({
      exitCode: 0,
      answer: { version: { version: 1, rows: goodRows, quarantined: 0 } },
    });
  });

  it('is left as it is by a second up, alone or twice at once', async () => {
    const before = (await home.processes()).map((p) => [p.id, p.pid]);
    const ups = await Promise.all([wordslab(home.dir, ['up', '--yes']), wordslab(home.dir, ['up', '--yes'])]);
    for (const up of ups) expect(up).toMatchObject({ exitCode: 0, answer: { alreadyRunning: true } });
    expect((await home.processes()).map((p) => [p.id, p.pid])).toEqual(before);
  });

  it.each(files)('refuses $what', async ({ file, content, flags, code, says }) => {
    const before = await datasets();
    const error = await refusalOf(home.dir, await dataset(file, content, flags));
    expect(error).toMatchObject({ code, exitCode: 4 });
    expect(error.detail).toMatch(says);
    expect(await datasets()).toEqual(before);
  });

  it.each([
    ['with too many columns', 'a,b\n1,2\n3,4,5\n6,7\n', 'too_many_columns'],
    ['that is not UTF-8', Buffer.from('a,b\n1,2\n3,\xff\xfe\n6,7\n', 'latin1'), 'invalid_utf8'],
  ])('sets a row %s aside, with line and reason, and imports the others', async (_, content, reason) => {
    const name = reason.replaceAll('_', '-');
    await writeFile(join(folder, 'rows.csv'), content);
    const { answer } = await wordslab(home.dir, ['dataset', 'import', join(folder, 'rows.csv'), '--name', name]);
    expect(answer).toMatchObject({ version: { version: 1, rows: 2, quarantined: 1 } });
    const { id } = JSON.parse(JSON.stringify(answer));
    const shown = await fetch(`${home.url('dev')}/api/v1/datasets/${id}/versions/1/quarantine`, {
      headers: { authorization: `Bearer ${home.token}` },
    });
    expect(await shown.json()).toMatchObject({ items: [{ line: 3, reason, detail: expect.any(String) }] });
  });

  it.each([
    ['an unknown tenant', ['dataset', 'list', '--tenant', 'nobody'], /^tenant\./, 'nobody'],
    ['a tenant that is not there', ['tenant', 'show', 'nobody'], /^tenant\./, 'nobody'],
    ['a promotion of a release that is not there', ['promote', 'nothing', '--to', 'train'], /^release\./, 'nothing'],
    [
      'a release of what is not there',
      ['release', 'create', 'r', 'dataset/nothing', '--path', 'train'],
      /./,
      'nothing',
    ],
    ['a dataset that is not there', ['dataset', 'show', 'nothing'], /^dataset\./, 'nothing'],
    [
      'a file that is not there',
      ['dataset', 'import', '/nowhere.csv', '--name', 'x'],
      /^file\.not_found$/,
      '/nowhere.csv',
    ],
  ])('says that there is no such thing: %s', async (_, args, code, named) => {
    const error = await refusalOf(home.dir, args);
    expect(error).toMatchObject({ code: expect.stringMatching(code), exitCode: 5 });
    expect(error.detail).toContain(named);
  });

  it('refuses a release for a stage that is not there', async () => {
    const error = await refusalOf(home.dir, ['release', 'create', 'r1', 'dataset/good', '--path', 'preprod']);
    expect(error.detail).toContain('preprod');
  });

  whereMounting(
    titled('loses nothing when the disk is full during an import, and goes on when there is room'),
    async () => {
      const before = await datasets();
      const large = join(folder, 'large.csv');
      await writeFile(large, noise(40_000));
      const { blobs } = home.layout.module({ tenant: TENANT, name: 'dev' });
      const args = ['dataset', 'import', large, '--name', 'large'];
      await withTmpfs(blobs, 'size=1m,mode=0700', async () => {
        const error = await refusalOf(home.dir, args);
        expect(error.code).toMatch(/disk|full|space|storage/);
        expect(error.detail).toMatch(/full|no space/i);
        expect(await datasets()).toEqual(before);
      });
      expect(await wordslab(home.dir, args)).toMatchObject({
        exitCode: 0,
        answer: { version: { version: 1, rows: 40_000, quarantined: 0 } },
      });
    },
  );

  it('has lost nothing: every log is whole, and what was imported is there', async () => {
    for (const [tenant, module] of [
      ['_', 'admin'],
      [TENANT, 'lifecycle'],
      [TENANT, 'dev'],
      [TENANT, 'train'],
    ] as const)
      expect(faultsOfLog(module, (await readRecord(home, tenant, module)).events)).toEqual([]);
    expect(JSON.stringify(await datasets())).toContain('"good"');
  });

  describe('that was stopped and finds its port in use', () => {
    let squatter: Server;
    beforeAll(async () => {
      expect(await wordslab(home.dir, ['down'])).toMatchObject({ exitCode: 0 });
      squatter = createServer().listen(home.port('acme/dev/service'), '127.0.0.1');
    });

    it('says which port, what for and who has it, and changes none', async () => {
      const port = home.port('acme/dev/service');
      const error = await refusalOf(home.dir, ['up', '--yes']);
      expect(error).toMatchObject({
        code: 'check.failed',
        exitCode: 3,
        hint: expect.stringContaining('Stop that program'),
      });
      expect(error.detail).toContain(`${port} (kept for acme/dev/service)`);
      if (process.platform === 'linux') expect(error.detail).toContain(`process ${process.pid}`);
      expect(home.port('acme/dev/service')).toBe(port);
    });

    it('comes up with all data once the port is free', async () => {
      await new Promise((done) => squatter.close(done));
      expect(await wordslab(home.dir, ['up', '--yes'])).toMatchObject({
        exitCode: 0,
        answer: { alreadyRunning: false },
      });
      await home.allReady();
      expect(JSON.stringify(await datasets())).toContain('"good"');
    });
  });
});

/** A PATH with these programs and no other: root needs them to run Postgres under an account of its own. */
const pathOf = async (...programs: string[]): Promise<string> => {
  const bin = await mkdtemp(join(folder, 'bin-'));
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const program of programs) {
    const found = folders.map((f) => join(f, program)).find((path) => existsSync(path));
    if (found) await symlink(found, join(bin, program));
  }
  return bin;
};

/** Rows that do not compress: what is stored is as large as what is read. */
const noise = (rows: number): string => {
  const lines = ['id,text'];
  for (let i = 0; i < rows; i += 1)
    lines.push(`${i},${Array.from({ length: 10 }, () => Math.random().toString(36).slice(2)).join(' ')}`);
  return `${lines.join('\n')}\n`;
};
