import { readFileSync } from 'node:fs';

const ROUNDS = 7;

/** Milliseconds of the first and of the middle round. */
export const timed = async (ask: () => Promise<unknown>): Promise<{ first: number; median: number }> => {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    await ask();
    took.push(performance.now() - begin);
  }
  const [first = 0] = took;
  return { first, median: took.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0 };
};

/** Megabytes of a process that are its own share (PSS), or NaN where the system does not tell. */
export const pssOf = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
};
