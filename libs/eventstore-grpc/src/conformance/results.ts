import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import type { KnownFailure } from './known-failures.js';

/** What Jest writes with `--json`, as far as it matters here. */
const jestResults = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullable() }),
      ),
    }),
  ),
});

export interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Comparison {
  readonly files: readonly FileResult[];
  /** Failed and not known to: with the first line of the reason. */
  readonly unexpected: readonly { readonly file: string; readonly test: string; readonly message: string }[];
  /** Known to fail, and did. */
  readonly known: readonly KnownFailure[];
  /** Known to fail, and did not: passed, or is there no more. */
  readonly outdated: readonly KnownFailure[];
}

export const compare = (json: unknown, knownFailures: readonly KnownFailure[]): Comparison => {
  const { testResults } = jestResults.parse(json);
  const failed = testResults.flatMap(({ name, message, assertionResults }) => {
    const file = basename(name);
    // A file that could not be run has no tests to tell of.
    if (assertionResults.length === 0) return [{ file, test: '(the file)', message: firstLine(message) }];
    return assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        file,
        test: fullName,
        message: firstLine(failureMessages?.[0] ?? ''),
      }));
  });
  const isKnown = ({ file, test }: { file: string; test: string }): boolean =>
    knownFailures.some((known) => known.file === file && known.test === test);
  const didFail = (known: KnownFailure): boolean =>
    failed.some(({ file, test }) => known.file === file && known.test === test);
  return {
    files: testResults.map(toFileResult).sort((a, b) => (a.file < b.file ? -1 : 1)),
    unexpected: failed.filter((failure) => !isKnown(failure)),
    known: knownFailures.filter(didFail),
    outdated: knownFailures.filter((known) => !didFail(known)),
  };
};

const toFileResult = ({ name, assertionResults }: z.infer<typeof jestResults>['testResults'][number]): FileResult => {
  const count = (...statuses: string[]): number =>
    assertionResults.filter(({ status }) => statuses.includes(status)).length;
  return {
    file: basename(name),
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('pending', 'skipped', 'todo', 'disabled'),
  };
};

const firstLine = (text: string): string => stripVTControlCharacters(text).trim().split('\n')[0] ?? '';

/** For a terminal. */
export const toTable = (files: readonly FileResult[]): string => {
  const total = files.reduce(
    (sum, { passed, failed, skipped }) => ({
      file: sum.file,
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { file: 'all', passed: 0, failed: 0, skipped: 0 },
  );
  const rows = [...files, total].map(({ file, passed, failed, skipped }) =>
    [file, passed, failed, skipped].map(String),
  );
  const width = Math.max(...rows.map(([file = '']) => file.length));
  return [['file', 'passed', 'failed', 'skipped'], ...rows]
    .map(([file = '', ...numbers]) => `${file.padEnd(width)} ${numbers.map((text) => text.padStart(8)).join('')}`)
    .join('\n');
};
