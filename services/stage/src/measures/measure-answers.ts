import type { AnswerMeasures, LabelMeasures } from '@wordslab/contracts';

/** A row's right label and what was answered. */
export interface AnsweredRow {
  readonly truth: string;
  readonly answer: string;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/**
 * Accuracy, macro F1, and precision, recall, F1 and support of each label. F1 = 2·TP / (2·TP + FP + FN); macro F1 is its
 * plain mean over every label that occurs as truth or as answer. As in scikit-learn, `f1_score(average='macro',
 * zero_division=0)` and `precision_recall_fscore_support`
 * (https://scikit-learn.org/stable/modules/model_evaluation.html#precision-recall-f-measure-metrics).
 */
export const measureAnswers = (rows: Iterable<AnsweredRow>): AnswerMeasures => {
  const cells = new Map<string, Map<string, number>>();
  let items = 0;
  for (const { truth, answer } of rows) {
    const row = cells.get(truth) ?? new Map<string, number>();
    row.set(answer, (row.get(answer) ?? 0) + 1);
    cells.set(truth, row);
    items += 1;
  }
  const confusion = [...cells].flatMap(([truth, row]) => [...row].map(([answer, count]) => ({ truth, answer, count })));
  const labels = [...new Set(confusion.flatMap((cell) => [cell.truth, cell.answer]))].sort();
  const answered = new Map<string, number>();
  for (const { answer, count } of confusion) answered.set(answer, (answered.get(answer) ?? 0) + count);
  const measured = labels.map((label): [string, LabelMeasures] => {
    const row = cells.get(label);
    const right = row?.get(label) ?? 0;
    const support = [...(row?.values() ?? [])].reduce((sum, n) => sum + n, 0);
    const given = answered.get(label) ?? 0;
    const f1 = share(2 * right, support + given);
    return [label, { precision: share(right, given), recall: share(right, support), f1, support }];
  });
  const right = labels.reduce((sum, label) => sum + (cells.get(label)?.get(label) ?? 0), 0);
  return {
    items,
    accuracy: share(right, items),
    macroF1: share(
      measured.reduce((sum, [, { f1 }]) => sum + f1, 0),
      labels.length,
    ),
    perLabel: Object.fromEntries(measured),
    confusion: confusion.sort((a, b) => b.count - a.count || byText(a.truth, b.truth) || byText(a.answer, b.answer)),
  };
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
