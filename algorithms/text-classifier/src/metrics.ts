export interface Measured {
  /** Share of rows answered right, 0 to 1. */
  readonly accuracy: number;
  /** Mean of the labels' F1, each label counting alike, over labels that are true or answered at least once. */
  readonly macroF1: number;
}

/** Compares answers with the truth, row by row. */
export const measure = (truth: readonly string[], answers: readonly string[]): Measured => {
  const counts = new Map<string, { right: number; truth: number; answered: number }>();
  const of = (label: string) => {
    const known = counts.get(label) ?? { right: 0, truth: 0, answered: 0 };
    counts.set(label, known);
    return known;
  };
  let right = 0;
  for (const [i, label] of truth.entries()) {
    const answer = answers[i] ?? '';
    of(label).truth += 1;
    of(answer).answered += 1;
    if (answer !== label) continue;
    of(label).right += 1;
    right += 1;
  }
  // F1 = 2PR / (P + R) = 2 right / (truth + answered).
  const f1 = [...counts.values()].map((c) => (2 * c.right) / (c.truth + c.answered));
  return {
    accuracy: truth.length === 0 ? 0 : right / truth.length,
    macroF1: f1.length === 0 ? 0 : f1.reduce((sum, value) => sum + value, 0) / f1.length,
  };
};
