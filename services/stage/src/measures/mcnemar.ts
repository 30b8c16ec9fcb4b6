/**
 * McNemar's test on paired answers of two models, exact: under the hypothesis that both err equally often, each row on
 * which exactly one is right is right by either with probability 1/2. The answer is the two-sided p-value, the chance of
 * a split at least as uneven as `onlyA` : `onlyB`; 1 where they never disagree.
 *
 * McNemar, Psychometrika 12 (1947), 153–157; in its exact binomial form as recommended for model comparison by
 * Dietterich, Neural Computation 10 (1998), 1895–1923. The exact form costs one sum, so no approximation is used for
 * many disagreements either.
 */
export const mcnemar = (onlyA: number, onlyB: number): number => {
  const trials = onlyA + onlyB;
  const fewer = Math.min(onlyA, onlyB);
  // log of C(trials, k) / 2^trials, from one k to the next: products of large numbers would overflow.
  let log = -trials * Math.LN2;
  let sum = Math.exp(log);
  for (let k = 1; k <= fewer; k += 1) {
    log += Math.log((trials - k + 1) / k);
    sum += Math.exp(log);
  }
  return Math.min(1, 2 * sum);
};
