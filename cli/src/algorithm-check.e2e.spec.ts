import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { runCli } from './testing/run-cli.js';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

describe('wordslab algorithm check', () => {
  it('passes the built-in text classifier, a line for each check', async () => {
    const { code, stdout } = await runCli(['algorithm', 'check', pathOf('algorithms/text-classifier')]);
    expect(stdout.trim().split('\n')).toHaveLength(9);
    expect(stdout).toMatch(/^pass {2}algorithm\.json is valid: text-classifier/m);
    expect(code).toBe(0);
  });

  it('fails a folder without an algorithm with what to do, in text and as JSON', async () => {
    const plain = await runCli(['algorithm', 'check', pathOf('cli')]);
    expect(plain.stdout).toMatch(/^fail {2}algorithm\.json is valid: there is no .*\n {6}Name the folder/m);
    expect(plain.code).toBe(3);
    const json = await runCli(['algorithm', 'check', pathOf('cli'), '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ name: null, passed: false });
    expect(json.code).toBe(3);
  });
});
