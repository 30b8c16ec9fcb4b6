import { describe, expect, it } from '@jest/globals';
import { failuresAfter, restartDelay, STABLE_MS } from './backoff.js';

describe('the pause before a restart', () => {
  it('doubles from 0.2 s up to 15 s', () => {
    expect([1, 2, 3, 4, 7, 8, 100].map(restartDelay)).toEqual([200, 400, 800, 1_600, 12_800, 15_000, 15_000]);
  });

  it('is short again after a run that lasted', () => {
    expect(failuresAfter(9, STABLE_MS - 1)).toBe(10);
    expect(failuresAfter(9, STABLE_MS)).toBe(1);
  });
});
