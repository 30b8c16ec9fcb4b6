import { describe, expect, it } from '@jest/globals';
import type { LogVerification } from '@wordslab/contracts';
import { failedLog, isWhole, verifiedText } from './event-logs.js';
import { Unavailable } from '@wordslab/contracts';

const walked = (more: Partial<LogVerification> = {}) => ({
  log: 'acme/dev',
  verification: {
    ...{ after: '0', upTo: '1200', events: 1200, streams: 30, parsed: true, chained: true, faults: [] },
    ...more,
  },
  failure: null,
});
const first = {
  ...{ position: '7', stream: 'dataset-dev_1', revision: 2, type: 'dataset.created', version: null },
  detail: 'changed',
};

describe('what is said of a log', () => {
  it('never claims what was not looked at', () => {
    expect(verifiedText(walked())).toBe(
      'acme/dev: 1,200 events of 30 streams: every event can be read; every chain holds',
    );
    expect(verifiedText(walked({ chained: false }))).toMatch(
      /no chain is kept by this store, so a change would not be seen$/,
    );
    expect(verifiedText(walked({ parsed: false }))).toContain(
      'events were not parsed, which their module alone can do',
    );
    expect(verifiedText(walked({ chained: false, faults: [{ problem: 'unreadable', count: 1, first }] }))).toMatch(
      /^acme\/dev: 1,200 events of 30 streams \(no chain is kept/,
    );
  });

  it('names the first event of each problem', () => {
    const faults = [
      { problem: 'positions' as const, count: 1, first },
      { problem: 'revisions' as const, count: 2, first: { ...first, version: 3 } },
    ];
    expect(verifiedText(walked({ faults })).split('\n').slice(1)).toEqual([
      '  1 hole in the log; the first at position 7, revision 2 of dataset-dev_1, dataset.created: changed',
      '  2 events lack the one before them in their streams; the first at position 7, revision 2 of dataset-dev_1, dataset.created in version 3: changed',
    ]);
  });

  it('is no word of health where nobody could look', () => {
    const failed = failedLog('acme/dev', new Unavailable('module.unreachable', 'dev does not answer'));
    expect(verifiedText(failed)).toBe('acme/dev: not verified: dev does not answer');
    expect([walked(), walked({ faults: [{ problem: 'chain', count: 1, first }] }), failed].map(isWhole)).toEqual([
      ...[true, false, false],
    ]);
    expect(() => failedLog('acme/dev', new TypeError('a defect'))).toThrow('a defect');
  });
});
