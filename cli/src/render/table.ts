import stringWidth from 'string-width';
import { clean } from './text.js';

export interface Column<R> {
  readonly title: string;
  /** The cell's text; colour is added by `paint`. */
  readonly value: (row: R) => string | number | null;
  readonly paint?: (text: string, row: R) => string;
  readonly align?: 'left' | 'right';
}

const GAP = '  ';
const NARROWEST = 8;

const cellText = (value: string | number | null): string =>
  value === null || value === '' ? '-' : clean(String(value));

/** Cuts a text to a width in terminal cells; wide and combined characters count as a terminal counts them. */
export const fit = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) >= width) break;
    kept += segment;
  }
  return `${kept}…`;
};

/** Takes from the widest column until all fit; without a terminal nothing is cut. */
const fitted = (widths: readonly number[], available: number): number[] => {
  const result = [...widths];
  const total = () => result.reduce((sum, w) => sum + w, 0) + GAP.length * (result.length - 1);
  while (total() > available) {
    const widest = result.indexOf(Math.max(...result));
    const width = result[widest] ?? 0;
    if (width <= NARROWEST) break;
    result[widest] = width - 1;
  }
  return result;
};

/** Rows under upper-case titles, aligned; a line per row. */
export const table = <R>(columns: readonly Column<R>[], rows: readonly R[], width = terminalWidth()): string => {
  const texts = rows.map((row) => columns.map((c) => cellText(c.value(row))));
  const natural = columns.map((c, i) =>
    Math.max(stringWidth(c.title), ...texts.map((cells) => stringWidth(cells[i] ?? ''))),
  );
  const widths = fitted(natural, width);
  const line = (cells: readonly string[], painted: (text: string, at: number) => string): string =>
    columns
      .map((c, i) => {
        const text = fit(cells[i] ?? '', widths[i] ?? 0);
        const padding = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(text)));
        return c.align === 'right' ? padding + painted(text, i) : painted(text, i) + padding;
      })
      .join(GAP)
      .trimEnd();
  const head = line(
    columns.map((c) => c.title.toUpperCase()),
    (text) => text,
  );
  const body = rows.map((row, r) => line(texts[r] ?? [], (text, i) => columns[i]?.paint?.(text, row) ?? text));
  return [head, ...body].join('\n');
};

const terminalWidth = (): number => (process.stdout.isTTY ? process.stdout.columns || 80 : Infinity);

/** `name  value` lines, aligned. */
export const facts = (entries: readonly (readonly [string, string | number | null])[]): string => {
  const width = Math.max(...entries.map(([name]) => stringWidth(name)));
  return entries.map(([name, value]) => `${name.padEnd(width)}${GAP}${value ?? '-'}`).join('\n');
};
