/** A label that an annotator gave an item. */
export interface GivenLabel {
  readonly item: number;
  readonly annotator: string;
  readonly label: string;
}

const count = <T>(map: Map<T, number>, key: T, by = 1): void => void map.set(key, (map.get(key) ?? 0) + by);
const sumOfSquares = (values: Iterable<number>): number => [...values].reduce((sum, n) => sum + n * n, 0);
/** Where chance alone would always agree there is nothing to measure. */
const beyondChance = (observed: number, expected: number): number | null =>
  expected >= 1 ? null : (observed - expected) / (1 - expected);

/**
 * Cohen's kappa of two annotators: κ = (pₒ − pₑ) / (1 − pₑ), with pₒ the share of items with the same label and pₑ the
 * sum over the labels of the product of both annotators' shares of it.
 * Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960).
 * @param pairs the two labels of each item that both have labelled; at least one
 * @returns 1 perfect, 0 as chance; null where both always gave the same single label
 */
export const cohensKappa = (pairs: readonly (readonly [string, string])[]): number | null => {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  for (const [a, b] of pairs) {
    count(first, a);
    count(second, b);
  }
  const n = pairs.length;
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  const expected = [...first].reduce((sum, [label, times]) => sum + (times / n) * ((second.get(label) ?? 0) / n), 0);
  return beyondChance(observed, expected);
};

/**
 * Fleiss' kappa: κ = (P̄ − P̄ₑ) / (1 − P̄ₑ). P̄ is the mean over the items of Σⱼ nᵢⱼ(nᵢⱼ − 1) / n(n − 1), the share of
 * agreeing pairs among the item's n labels; P̄ₑ is Σⱼ pⱼ² with pⱼ the share of label j among all.
 * Source: J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971).
 * @param items the labels of each item: the same number for each, at least 2
 * @returns null where every label is the same
 */
export const fleissKappa = (items: readonly (readonly string[])[]): number | null => {
  const n = items[0]?.length ?? 0;
  const all = new Map<string, number>();
  let agreeing = 0;
  for (const labels of items) {
    const here = new Map<string, number>();
    for (const label of labels) {
      count(here, label);
      count(all, label);
    }
    agreeing += (sumOfSquares(here.values()) - n) / (n * (n - 1));
  }
  const total = items.length * n;
  return beyondChance(agreeing / items.length, sumOfSquares(all.values()) / (total * total));
};

/**
 * Krippendorff's alpha for nominal data: α = 1 − Dₒ / Dₑ = 1 − (n − 1) Σ oₖₗ / Σ nₖ nₗ over k ≠ l, from the coincidences
 * oₖₗ: each pair of values within an item counts 1 / (mᵤ − 1), mᵤ being the item's number of values. Items with less than
 * two values pair with nothing and do not count; so data may be missing.
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section D.
 * @param items the labels of each item; at least one has two
 * @returns null where every label that pairs is the same
 */
export const krippendorffsAlpha = (items: readonly (readonly string[])[]): number | null => {
  const all = new Map<string, number>();
  let total = 0;
  let disagreeing = 0;
  for (const labels of items.filter((of) => of.length >= 2)) {
    const here = new Map<string, number>();
    for (const label of labels) {
      count(here, label);
      count(all, label);
    }
    const m = labels.length;
    total += m;
    disagreeing += (m * m - sumOfSquares(here.values())) / (m - 1);
  }
  const unlike = total * total - sumOfSquares(all.values());
  return unlike === 0 ? null : 1 - ((total - 1) * disagreeing) / unlike;
};
