import { type ExplorationField, explorationFieldList, type ExplorationFieldType } from '@wordslab/contracts';

/** Where a field stands; `p` is a logged prediction, `d` its day, `a` what people said about it. The only SQL names that queries hold. */
const columns: Readonly<Record<ExplorationField, string>> = {
  prediction: 'p.prediction',
  at: 'p.at',
  day: 'd.day',
  log: 'd.log',
  service: 'p.service',
  release: 'p.release',
  model: 'p.model',
  text: 'p.text',
  label: 'p.label',
  score: 'p.score',
  ms: 'p.ms',
  verdict: 'a.verdict',
  rightLabel: `CASE a.verdict WHEN 'correct' THEN p.label ELSE a.right_label END`,
  assignee: 'a.assignee',
};

export const columnOf = (field: ExplorationField): string => columns[field];
export const typeOfField = (field: ExplorationField): ExplorationFieldType =>
  explorationFieldList.find(({ name }) => name === field)?.type ?? 'word';

/** Expressions by which lists may be ordered; they never are null, so that pages follow each other. */
export const sortable: Readonly<Record<string, { expression: string; type: string }>> = {
  at: { expression: `coalesce(p.at, '-infinity'::timestamptz)`, type: 'timestamptz' },
  score: { expression: `coalesce(p.score, 'Infinity'::float8)`, type: 'float8' },
  ms: { expression: `coalesce(p.ms, 'Infinity'::float8)`, type: 'float8' },
};

export const EXPLORED = `logged_predictions p JOIN logged_days d ON d.key = p.day_key
  LEFT JOIN log_annotations a ON a.prediction = p.prediction`;
