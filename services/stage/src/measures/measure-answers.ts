import type { ConfusionCell, LabelMeasure, Measures } from '@wordslab/contracts';

/** What is true of a row, and what was answered; null where there was no answer, which is always wrong. */
export interface AnsweredRow {
  readonly truth: string;
  readonly answer: string | null;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/**
 * Measures of a single-label classification: accuracy (right answers / rows); for each label that is true or answered
 * somewhere precision TP/(TP+FP), recall TP/(TP+FN) and their harmonic mean F1 = 2TP/(2TP+FP+FN), each 0 where it would
 * divide by zero; macro F1, the mean of the labels' F1, each label weighing the same.
 *
 * Definitions: Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008), sections 8.3 and 13.6. They are
 * those of scikit-learn's `f1_score(average="macro", zero_division=0)`.
 */
export const measureAnswers = (rows: readonly AnsweredRow[]): Measures => {
  const cells = new Map<string, ConfusionCell>();
  const truths = new Map<string, number>();
  const answers = new Map<string, number>();
  const right = new Map<string, number>();
  const add = (counts: Map<string, number>, label: string) => counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const { truth, answer } of rows) {
    const key = JSON.stringify([truth, answer]);
    cells.set(key, { truth, answer, count: (cells.get(key)?.count ?? 0) + 1 });
    add(truths, truth);
    if (answer !== null) add(answers, answer);
    if (answer === truth) add(right, truth);
  }
  const labels = [...new Set([...truths.keys(), ...answers.keys()])].sort();
  const perLabel = labels.map((label): LabelMeasure => {
    const [hits, support, answered] = [right.get(label) ?? 0, truths.get(label) ?? 0, answers.get(label) ?? 0];
    return {
      label,
      precision: share(hits, answered),
      recall: share(hits, support),
      f1: share(2 * hits, support + answered),
      support,
    };
  });
  const correct = [...right.values()].reduce((sum, n) => sum + n, 0);
  return {
    items: rows.length,
    accuracy: share(correct, rows.length),
    macroF1: share(
      perLabel.reduce((sum, { f1 }) => sum + f1, 0),
      perLabel.length,
    ),
    perLabel,
    confusion: [...cells.values()].sort((a, b) => order(a.truth, b.truth) || order(a.answer ?? '', b.answer ?? '')),
  };
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
