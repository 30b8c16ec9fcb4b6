import { describe, expect, test } from '@jest/globals';
import { compare, toTable } from './results.js';

const result = (status: string, fullName: string, message = '') => ({
  fullName,
  status,
  failureMessages: message === '' ? [] : [message],
});
const file = (name: string, assertionResults: ReturnType<typeof result>[], message = '') => ({
  name: `/somewhere/${name}`,
  message,
  assertionResults,
});
const known = { file: 'a.test.ts', test: 'reads links', reason: 'needs projections' };

describe('what Kurrent’s tests said', () => {
  test('is counted by file', () => {
    const { files } = compare(
      { testResults: [file('b.test.ts', [result('pending', 'x')]), file('a.test.ts', [result('passed', 'y')])] },
      [],
    );
    expect(files).toEqual([
      { file: 'a.test.ts', passed: 1, failed: 0, skipped: 0 },
      { file: 'b.test.ts', passed: 0, failed: 0, skipped: 1 },
    ]);
    expect(toTable(files).split('\n').at(-1)?.split(/ +/)).toEqual(['all', '1', '0', '1']);
  });

  test('a failure that is known is no surprise, any other is', () => {
    const failed = [
      result('failed', 'reads links', 'No'),
      result('failed', 'appends', '\u001b[31mError: no\u001b[39m\n at'),
    ];
    const { unexpected, known: asKnown, outdated } = compare({ testResults: [file('a.test.ts', failed)] }, [known]);
    expect(unexpected).toEqual([{ file: 'a.test.ts', test: 'appends', message: 'Error: no' }]);
    expect(asKnown).toEqual([known]);
    expect(outdated).toEqual([]);
  });

  test.each([
    ['passes', [result('passed', 'reads links')]],
    ['is there no more', [result('passed', 'appends')]],
    ['is skipped', [result('pending', 'reads links')]],
  ])('a known failure that %s is outdated', (_what, tests) => {
    expect(compare({ testResults: [file('a.test.ts', tests)] }, [known]).outdated).toEqual([known]);
  });

  test('the same name in another file is not the known one', () => {
    const { unexpected } = compare({ testResults: [file('b.test.ts', [result('failed', 'reads links', 'No')])] }, [
      known,
    ]);
    expect(unexpected).toHaveLength(1);
  });

  test('a file that cannot be run has failed', () => {
    const { unexpected } = compare({ testResults: [file('a.test.ts', [], 'Cannot find module')] }, []);
    expect(unexpected).toEqual([{ file: 'a.test.ts', test: '(the file)', message: 'Cannot find module' }]);
  });
});
