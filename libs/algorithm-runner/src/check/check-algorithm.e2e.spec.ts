import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { FixtureFolders } from '../testing/fixture.js';
import { checkAlgorithm } from './check-algorithm.js';

const folders = new FixtureFolders();
const limits = { wallMs: 20_000, silenceMs: 1500, lookEveryMs: 50 };
const check = async (fault: string) => checkAlgorithm(await folders.lay('majority', fault), { limits });

afterEach(() => folders.clear());

describe('conformance check', () => {
  it('passes what keeps the contract', async () => {
    const seen: string[] = [];
    const folder = await folders.lay('majority', 'none');
    const report = await checkAlgorithm(folder, { limits, onCheck: ({ id }) => seen.push(id) });
    expect(report.checks.filter(({ state }) => state !== 'pass')).toEqual([]);
    expect(report).toMatchObject({ name: 'none', passed: true, log: [] });
    expect(seen).toEqual(report.checks.map(({ id }) => id));
  });

  it.each([
    ['no-metric', 'metrics', /lacks 'accuracy'/],
    ['no-model', 'model', /out\/model is empty/],
    ['no-score', 'answers', /'score' is missing, not a number/],
    ['disorder', 'order', /row \d+ of 12/],
    ['dies-of-malformed', 'malformed', /exit code 1/],
    ['too-kind', 'malformed', /the line \{\} was answered as if it were a row/],
    ['stays', 'ends', /did not end within/],
    ['random', 'sameSeed', /answers otherwise/],
  ])('%s fails at %s alone', async (fault, id, observed) => {
    const { passed, checks } = await check(fault);
    expect(passed).toBe(false);
    const failed = checks.filter(({ state }) => state === 'fail');
    expect(failed.map((one) => one.id)).toEqual([id]);
    expect(failed[0]?.observed).toMatch(observed);
    expect(failed[0]?.hint).toBeTruthy();
  });

  it('shows the log of what died', async () => {
    expect((await check('dies-of-malformed')).log.join('\n')).toMatch(/bad line/);
  });

  it('names what is wrong with a manifest, and goes no further', async () => {
    const folder = await folders.lay('majority', 'none');
    await writeFile(join(folder, 'algorithm.json'), '{"name": "x", "command": []}');
    const bad = await checkAlgorithm(folder);
    expect(bad.checks[0]).toMatchObject({
      id: 'manifest',
      state: 'fail',
      observed: expect.stringContaining('command'),
    });
    expect(bad.checks.slice(1).every(({ state }) => state === 'skip')).toBe(true);
    await rm(join(folder, 'algorithm.json'));
    expect((await checkAlgorithm(folder)).checks[0]?.observed).toMatch(/there is no/);
  });

  it('passes the built-in text classifier', async () => {
    const folder = fileURLToPath(new URL('../../../../algorithms/text-classifier', import.meta.url));
    const { passed, checks } = await checkAlgorithm(folder);
    expect(checks.filter(({ state }) => state !== 'pass')).toEqual([]);
    expect(passed).toBe(true);
  });
});
