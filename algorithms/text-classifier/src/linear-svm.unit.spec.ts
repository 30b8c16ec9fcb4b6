import { describe, expect, it } from '@jest/globals';
import { separate, trainingRows } from './linear-svm.ts';
import { randomFrom } from './random.ts';
import type { SparseMatrix } from './vectorizer.ts';

const matrixOf = (rows: readonly (readonly number[])[]): SparseMatrix => {
  const start = Int32Array.from({ length: rows.length + 1 }, (_, i) => i * (rows[0]?.length ?? 0));
  const features = Int32Array.from(rows.flatMap((row) => row.map((_, feature) => feature)));
  return { rows: rows.length, start, features, values: Float32Array.from(rows.flat()) };
};

const random = randomFrom(3);
const points = Array.from({ length: 200 }, () => [random() * 2 - 1, random() * 2 - 1, random() * 2 - 1]);
// Overlapping classes, so that the optimum is inside: signs by a plane, one in ten turned round.
const isPositive = Uint8Array.from(points, ([a = 0, b = 0], i) => (a + 0.5 * b + 0.2 > 0 !== (i % 10 === 0) ? 1 : 0));
const options = { cost: 0.7, maxPasses: 5000, tolerance: 1e-9, seed: 1 };

/** Gradient of ½‖w‖² + C Σ max(0, 1 − y w·x)², the bias counted into w: zero where w is best. */
const gradient = (w: readonly number[]): number[] =>
  points.reduce(
    (sum, point, i) => {
      const x = [...point.map((value) => Math.fround(value)), 1];
      const y = isPositive[i] === 1 ? 1 : -1;
      const slack = 1 - y * x.reduce((dot, value, k) => dot + value * (w[k] ?? 0), 0);
      return slack > 0 ? sum.map((g, k) => g - 2 * options.cost * slack * y * (x[k] ?? 0)) : sum;
    },
    [...w],
  );

describe('linear support vector machine', () => {
  it('ends where the gradient of the primal problem is zero', () => {
    const { weights, bias } = separate(trainingRows(matrixOf(points), 3), isPositive, options);
    for (const part of gradient([...weights, bias])) expect(Math.abs(part)).toBeLessThan(1e-6);
    expect(Math.max(...gradient([0, 0, 0, 0]).map(Math.abs))).toBeGreaterThan(1);
  });

  it('gives the same plane for the same seed, and the same optimum for another', () => {
    const rows = trainingRows(matrixOf(points), 3);
    const first = separate(rows, isPositive, options);
    expect(separate(rows, isPositive, options)).toEqual(first);
    const other = separate(rows, isPositive, { ...options, seed: 2 });
    for (const [i, weight] of other.weights.entries()) expect(weight).toBeCloseTo(first.weights[i] ?? NaN, 5);
  });

  it('stops after the passes it may take', () => {
    const rows = trainingRows(matrixOf(points), 3);
    const early = separate(rows, isPositive, { ...options, maxPasses: 1 });
    expect(Math.max(...gradient([...early.weights, early.bias]).map(Math.abs))).toBeGreaterThan(1e-3);
  });
});
