import { canonicalJson } from '@wordslab/contracts';
import type { Cell } from './rows.js';

/**
 * Writes rows as canonical JSON (RFC 8785), one per line. The keys are ordered once, so a row costs no more than its
 * values.
 */
export const rowEncoder = (columns: readonly string[]): ((cells: readonly Cell[]) => string) => {
  const keys = columns
    .map((name, index) => ({ name, index }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, index }, i) => ({ prefix: `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`, index }));
  return (cells) => {
    if (keys.length === 0) return '{}\n';
    let text = '';
    for (const { prefix, index } of keys) text += prefix + encode(cells[index] ?? null);
    return `${text}}\n`;
  };
};

const encode = (cell: Cell): string =>
  typeof cell === 'object' && cell !== null ? canonicalJson(cell) : JSON.stringify(Object.is(cell, -0) ? 0 : cell);
