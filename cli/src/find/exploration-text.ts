import type { ExplorationAnswer, ExploredRow } from '@wordslab/contracts';
import { table } from '../render/table.js';
import { count, dateTime, duration } from '../render/text.js';

interface Table {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const rowTitles = [
  ...(['at', 'service', 'label', 'score', 'verdict', 'rightLabel', 'text', 'ms'] as const),
  ...(['release', 'model', 'assignee', 'prediction'] as const),
] satisfies (keyof ExploredRow)[];

/** An answer as a table: the rows, or the groups with their measures. */
export const tableOf = ({ rows, groups }: ExplorationAnswer): Table => {
  const [first] = groups;
  if (!first) return { titles: rowTitles, rows: rows.map((row) => rowTitles.map((name) => row[name])) };
  const [by, measures] = [Object.keys(first.by), Object.keys(first.measures)];
  return {
    titles: [...by, ...measures],
    rows: groups.map((g) => [
      ...by.map((name) => g.by[name] ?? null),
      ...measures.map((name) => {
        const value = g.measures[name] ?? null;
        return value === null || Number.isInteger(value) ? value : Number(value.toFixed(4));
      }),
    ]),
  };
};

export const explorationText = (answer: ExplorationAnswer): string => {
  const { titles, rows } = tableOf(answer);
  const columns = titles.map((title, i) => ({
    title,
    value: (row: Table['rows'][number]) => (title === 'at' ? dateTime(String(row[i] ?? '')) : (row[i] ?? null)),
    align: rows.every((row) => typeof row[i] === 'number') ? ('right' as const) : ('left' as const),
  }));
  return table(columns, rows);
};

/** How old the data are, a line per log. */
export const agesText = ({ data, behind }: ExplorationAnswer): string[] => [
  ...(data.length === 0 ? ['No log is here: pull one with `wordslab pull prediction-log --from prod`.'] : []),
  ...data.map(
    ({ from, days, firstDay, lastDay, rows, ageSeconds }) =>
      `${from}: ${count(days, 'day')} from ${firstDay} to ${lastDay}, ${count(rows, 'row')}, pulled ${duration(ageSeconds)} ago`,
  ),
  ...(behind ? ['What arrived just now is not in it yet: ask again in a moment.'] : []),
];
