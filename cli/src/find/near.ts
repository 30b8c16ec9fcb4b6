import { NotFound } from '@wordslab/contracts';

/** Edits between two words: insert, delete, replace, swap of neighbours (optimal string alignment). */
export const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
};

const MOST = 3;

/** Up to three of the candidates that somebody who typed `name` may have meant, the likeliest first. */
export const nearest = (name: string, candidates: readonly string[]): string[] => {
  const typed = name.toLowerCase();
  const scored = [...new Set(candidates)].map((candidate) => {
    const other = candidate.toLowerCase();
    const holds = typed.length > 2 && (other.includes(typed) || typed.includes(other));
    return { candidate, score: holds ? 1 : distance(typed, other) };
  });
  const limit = Math.max(1, Math.floor(typed.length / 3));
  return scored
    .filter((s) => s.score <= limit)
    .sort((x, y) => x.score - y.score || x.candidate.localeCompare(y.candidate))
    .slice(0, MOST)
    .map((s) => s.candidate);
};

/** "Did you mean a or b?", or nothing. */
export const didYouMean = (name: string, candidates: readonly string[]): string => {
  const near = nearest(name, candidates).map((c) => `'${c}'`);
  return near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
};

/** The one error for a name that nothing bears. */
export const unknownName = (
  what: string,
  name: string,
  candidates: readonly string[],
  options: { code: string; where: string; list: string },
): NotFound =>
  new NotFound(
    options.code,
    `there is no ${what} '${name}' in ${options.where}`,
    `${didYouMean(name, candidates)}See \`${options.list}\`.`,
    { near: nearest(name, candidates) },
  );
