import { randomFrom, shuffle } from './random.ts';
import type { SparseMatrix } from './vectorizer.ts';

export interface SvmOptions {
  /** C: how much a mistake costs against a long weight vector; above 0. */
  readonly cost: number;
  readonly maxPasses: number;
  /** Stops when the projected gradients of a pass lie within so much of each other. */
  readonly tolerance: number;
  readonly seed: number;
}

/** One label against the rest: a weight per feature, and the bias. */
export interface Hyperplane {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** What every label's training needs of the same rows. */
export interface TrainingRows {
  readonly matrix: SparseMatrix;
  /** Number of features. */
  readonly width: number;
  /** Squared length of each row, with the bias' constant 1 counted as a feature. */
  readonly squares: Float64Array;
}

export const trainingRows = (matrix: SparseMatrix, width: number): TrainingRows => {
  const squares = new Float64Array(matrix.rows).fill(1);
  for (let row = 0; row < matrix.rows; row += 1)
    for (let k = matrix.start[row] ?? 0; k < (matrix.start[row + 1] ?? 0); k += 1)
      squares[row] = (squares[row] ?? 0) + (matrix.values[k] ?? 0) ** 2;
  return { matrix, width, squares };
};

/** The primal weights, kept up to date with the dual variables. */
class Weights {
  readonly weights: Float64Array;
  bias = 0;
  private readonly matrix: SparseMatrix;

  constructor(matrix: SparseMatrix, width: number) {
    this.matrix = matrix;
    this.weights = new Float64Array(width);
  }

  dot(row: number): number {
    const { start, features, values } = this.matrix;
    const end = start[row + 1] ?? 0;
    let sum = this.bias;
    for (let k = start[row] ?? 0; k < end; k += 1) sum += (this.weights[features[k] ?? 0] ?? 0) * (values[k] ?? 0);
    return sum;
  }

  add(row: number, scale: number): void {
    const { start, features, values } = this.matrix;
    const end = start[row + 1] ?? 0;
    for (let k = start[row] ?? 0; k < end; k += 1) {
      const feature = features[k] ?? 0;
      this.weights[feature] = (this.weights[feature] ?? 0) + scale * (values[k] ?? 0);
    }
    this.bias += scale;
  }
}

/**
 * A linear support vector machine with squared hinge loss:
 * minimises ½‖w‖² + C Σ max(0, 1 − yᵢ w·xᵢ)², the bias counted into w, by dual coordinate descent with shrinking.
 *
 * Source: Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM,
 * ICML 2008, algorithm 3; for this loss the dual variables have no upper bound and Dᵢᵢ = 1 / 2C. Variables are named as there.
 */
export const separate = (rows: TrainingRows, isPositive: Uint8Array, options: SvmOptions): Hyperplane => {
  const { matrix, width, squares } = rows;
  const w = new Weights(matrix, width);
  const alpha = new Float64Array(matrix.rows);
  const active = Int32Array.from(alpha, (_, row) => row);
  const random = randomFrom(options.seed);
  const D = 1 / (2 * options.cost);
  let count = active.length;
  let M = Infinity;
  for (let pass = 0; pass < options.maxPasses; pass += 1) {
    let highest = -Infinity;
    let lowest = Infinity;
    shuffle(active, count, random);
    for (let s = 0; s < count; s += 1) {
      const row = active[s] ?? 0;
      const y = isPositive[row] === 1 ? 1 : -1;
      const a = alpha[row] ?? 0;
      const G = y * w.dot(row) - 1 + D * a;
      if (a === 0 && G > M) {
        // Shrunk: a row far on its right side does not come back before all are looked at again.
        count -= 1;
        active[s] = active[count] ?? 0;
        active[count] = row;
        s -= 1;
        continue;
      }
      const PG = a === 0 ? Math.min(G, 0) : G;
      highest = Math.max(highest, PG);
      lowest = Math.min(lowest, PG);
      if (Math.abs(PG) < 1e-12) continue;
      const next = Math.max(a - G / ((squares[row] ?? 0) + D), 0);
      alpha[row] = next;
      w.add(row, (next - a) * y);
    }
    if (highest - lowest <= options.tolerance) {
      if (count === active.length) break;
      count = active.length;
      M = Infinity;
    } else M = highest > 0 ? highest : Infinity;
  }
  return { weights: w.weights, bias: w.bias };
};
