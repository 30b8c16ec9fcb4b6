import { describe, expect, it } from '@jest/globals';
import { definitions, type EndedPromotion, type StageFacts } from './statistics.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const statistics = definitions.get(1);
const window = { since: 10 * DAY, until: 24 * DAY };

const ended = (
  promotion: string,
  release: string,
  endedAt: number,
  change: Partial<EndedPromotion> = {},
): EndedPromotion => ({
  promotion,
  release,
  kind: 'promotion',
  requestedAt: endedAt - HOUR,
  endedAt,
  outcome: 'completed',
  replaces: null,
  ...change,
});

/**
 * Worked out by hand. Two weeks. Created → in Prod for the first time: r1 on day 1 → 9 (before the window), r2 10 → 12 (2
 * days), r3 11 → 15 (4 days), r4 12 → 22 (10 days). r3 was rolled back from on day 16, which took 3 h; r5 failed on day 17;
 * r6 was refused on day 18; r2 went out once more on day 20.
 */
const facts: StageFacts = {
  stage: 'prod',
  promotions: [
    ended('p1', 'r1', 9 * DAY),
    ended('p2', 'r2', 12 * DAY, { replaces: 'r1' }),
    ended('p3', 'r3', 15 * DAY, { replaces: 'r2' }),
    ended('b1', 'r2', 16 * DAY, { kind: 'rollback', requestedAt: 16 * DAY - 3 * HOUR, replaces: 'r3' }),
    ended('p5', 'r5', 17 * DAY, { outcome: 'failed', replaces: 'r2' }),
    ended('p6', 'r6', 18 * DAY, { outcome: 'stopped', replaces: 'r2' }),
    ended('p7', 'r2', 20 * DAY, { replaces: 'r2' }),
    ended('p4', 'r4', 22 * DAY, { replaces: 'r2' }),
  ],
  releaseCreatedAt: new Map([
    ['r1', 1 * DAY],
    ['r2', 10 * DAY],
    ['r3', 11 * DAY],
    ['r4', 12 * DAY],
    ['r5', 13 * DAY],
  ]),
  predictions: [
    { hour: 9 * DAY, answered: 999, failed: 9, limited: 9, ms: 9 },
    { hour: 10 * DAY, answered: 100, failed: 1, limited: 0, ms: 900 },
    { hour: 23 * DAY, answered: 50, failed: 0, limited: 7, ms: 600 },
    { hour: 24 * DAY, answered: 999, failed: 9, limited: 9, ms: 9 },
  ],
};

describe('statistics of a stage, definition 1', () => {
  const result = statistics?.(facts, window);
  it('lead time: median and 90th percentile of 2, 4 and 10 days', () =>
    expect(result?.leadTime).toEqual({ count: 3, medianSeconds: (4 * DAY) / 1000, p90Seconds: (10 * DAY) / 1000 }));
  it('frequency: p2, p3, p7 and p4 in two weeks', () =>
    expect(result?.promotions).toEqual({ completed: 4, perWeek: 2 }));
  it('change failure: of p2, p3, p5, p7, p4 one failed and one was rolled back from', () =>
    expect(result?.changeFailure).toEqual({ changes: 5, failed: 1, rolledBack: 1, rate: 0.4 }));
  it('time to restore: the one rollback, 3 h', () =>
    expect(result?.timeToRestore).toEqual({ count: 1, medianSeconds: 10_800, p90Seconds: 10_800 }));
  it('predictions of the window’s hours: 150 answered in 1,500 ms', () =>
    expect(result?.predictions).toEqual({ answered: 150, failed: 1, limited: 7, meanMs: 10 }));

  it('a report of the past stays what it was when a rollback comes later', () => {
    const before = statistics?.(facts, { since: 10 * DAY, until: 15.5 * DAY });
    expect(before?.changeFailure).toEqual({ changes: 2, failed: 0, rolledBack: 0, rate: 0 });
  });
  it('a rollback blames the last promotion of its release only', () => {
    const again = ended('p8', 'r4', 23 * DAY);
    const rollback = ended('b2', 'r2', 23.5 * DAY, { kind: 'rollback', replaces: 'r4' });
    const more = { ...facts, promotions: [...facts.promotions, again, rollback] };
    expect(statistics?.(more, window).changeFailure).toMatchObject({ changes: 6, rolledBack: 2 });
  });
  it('says nothing where there is nothing', () =>
    expect(statistics?.({ ...facts, promotions: [], predictions: [] }, window)).toEqual({
      stage: 'prod',
      leadTime: { count: 0, medianSeconds: null, p90Seconds: null },
      promotions: { completed: 0, perWeek: 0 },
      changeFailure: { changes: 0, failed: 0, rolledBack: 0, rate: null },
      timeToRestore: { count: 0, medianSeconds: null, p90Seconds: null },
      predictions: { answered: 0, failed: 0, limited: 0, meanMs: null },
    }));
});
