import type { ChunkRange } from '@wordslab/contracts/core';

/** Most ranges in one want; what does not fit is asked for in the next. */
const MAX_RANGES = 1000;

/** Ascending indices as ranges, both ends included. */
export const toRanges = (indices: Iterable<number>): ChunkRange[] => {
  const ranges: ChunkRange[] = [];
  for (const index of indices) {
    const last = ranges.at(-1);
    if (last && index === last[1] + 1) last[1] = index;
    else if (ranges.length === MAX_RANGES) break;
    else ranges.push([index, index]);
  }
  return ranges;
};

/** The indices of ranges that lie within a list of `length`. */
export const fromRanges = (ranges: readonly ChunkRange[], length: number): number[] =>
  ranges.flatMap(([first, last]) =>
    Array.from({ length: Math.max(0, Math.min(last, length - 1) - first + 1) }, (_, i) => first + i),
  );
