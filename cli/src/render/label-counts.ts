import { number } from './text.js';

const MOST = 12;

/** `card 120, refund 80`, the most frequent first. */
export const countsText = (counts: Readonly<Record<string, number>>): string => {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, MOST).map(([name, n]) => `${name} ${number(n)}`);
  const more = sorted.length - shown.length;
  return shown.length === 0 ? '-' : `${shown.join(', ')}${more > 0 ? `, and ${number(more)} more` : ''}`;
};
