import { describe, expect, it } from '@jest/globals';
import { mcnemar } from './mcnemar.js';

describe("McNemar's exact test", () => {
  it.each([
    // 2 * (C(10,0) + C(10,1)) / 2^10 = 22 / 1024
    [1, 9, 22 / 1024],
    [9, 1, 22 / 1024],
    // 2 * 1 / 2^5
    [0, 5, 1 / 16],
    [0, 0, 1],
    [4, 4, 1],
    [0, 1, 1],
  ])('of %d : %d', (a, b, p) => {
    expect(mcnemar(a, b)).toBeCloseTo(p, 12);
  });

  it('stays a probability for many disagreements', () => {
    expect(mcnemar(10_000, 10_000)).toBe(1);
    expect(mcnemar(9_000, 11_000)).toBeLessThan(1e-40);
    expect(mcnemar(9_000, 11_000)).toBeGreaterThanOrEqual(0);
  });
});
