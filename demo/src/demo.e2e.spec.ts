import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Site } from './proofs/site.js';
import type { Report } from './report.js';
import { readTruth } from './sample.js';

jest.setTimeout(300_000);

const DEMO = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

let folder: string;
let home: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-demo-'));
  // Under root, Postgres runs as another user, who must get to the home.
  await chmod(folder, 0o755);
  home = join(folder, 'home');
});
afterAll(async () => {
  await run(CLI, 'down', '--purge', '--yes', '--home', home);
  await rm(folder, { recursive: true, force: true });
});

const run = (program: string, ...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 1 << 24 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr }),
    );
  });

const demo = async (): Promise<{ code: number; output: string; report: Report }> => {
  const path = join(folder, 'report.json');
  const ended = await run(DEMO, '--exit', '--home', home, '--report', path);
  return { ...ended, report: JSON.parse(await readFile(path, 'utf8')) };
};

const failed = (report: Report) => report.proofs.filter((p) => !p.passed);
const failures = (report: Report): string[] => failed(report).map((p) => `${p.proof}: ${p.detail}`);

describe('the demo', () => {
  it('plays the story, proves it, and stops', async () => {
    const { code, report, output } = await demo();
    expect({ failures: failures(report), code, output: code === 0 ? '' : output }).toEqual({
      failures: [],
      code: 0,
      output: '',
    });
    expect(report.proofs.find((p) => p.proof === 'every log is whole')?.figures).toMatchObject({ unchained: 0 });
    expect(report.rows).toEqual({ home: 724, train: 724, quarantined: 0 });
    expect(report.accuracy.m1).toBeGreaterThan(0.8);
    expect(report.accuracy.m2).toBeGreaterThan(0.8);
    expect(report.leaks.found).toBe(0);
    expect(report.leaks.searched).toBeGreaterThan(2_000);
    expect(report.memory.map((m) => m.process)).toContain('acme/train/shipper');
    expect(report.addresses['dev.acme.localhost']).toMatch(/^http:/);
  });

  it('verifies a finished home without playing it again', async () => {
    const { code, report, output } = await demo();
    expect({ failures: failures(report), code, output: code === 0 ? '' : output }).toEqual({
      failures: [],
      code: 0,
      output: '',
    });
    expect(report.steps.filter((s) => /tenant|import|release|promote/.test(s.step)).every((s) => !s.played)).toBe(true);
  });

  it('fails, and says which proof, when a copy was changed, a value leaked, the board is wrong, or an event is another', async () => {
    const site = new Site(home);
    expect((await run(CLI, 'up', '--yes', '--home', home)).code).toBe(0);
    await site.withDatabase('train', (client) =>
      client.query(
        `UPDATE copies.dataset_rows SET row = jsonb_set(row::jsonb, '{label}', '"other"')::json WHERE ordinal = 7`,
      ),
    );
    await site.withDatabase('lifecycle', (client) =>
      client.query('UPDATE read_models.board_copies SET version = version + 1'),
    );
    await site.withDatabase('dev', (client) =>
      client.query(`
        ALTER TABLE eventstore.events DISABLE TRIGGER events_are_final;
        UPDATE eventstore.events SET metadata = jsonb_set(metadata::jsonb, '{actor}', '"somebody else"')::json
          WHERE type = 'dataset.created';
        ALTER TABLE eventstore.events ENABLE ALWAYS TRIGGER events_are_final`),
    );
    const email = (await readTruth()).find((entry) => entry.kind === 'email');
    await writeFile(join(site.paths('explore').work, 'notes.txt'), `write to ${email?.value}`);
    const { code, report, output } = await demo();
    expect(code).toBe(1);
    expect(failed(report).map((p) => p.proof)).toEqual([
      'every copy equals home under the policy',
      'no personal value left its home',
      'the board agrees with every stage',
      'every log is whole',
    ]);
    expect(output).toMatch(/acme\/dev: chain, first at revision 0 of dataset-dev_/);
    expect(output).toMatch(/a email in explore: file work.notes\.txt/);
  });
});
