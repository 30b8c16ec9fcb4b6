import { readFileSync } from 'node:fs';

const ROUNDS = 7;
/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

export interface Answer {
  /** Milliseconds until the answer was there, in the middle round. */
  readonly median: number;
  /** Milliseconds of processor time of one round, which other work on the computer hardly changes. */
  readonly cpu: number;
}

export interface Result {
  /** Milliseconds until all rows were in, and to replace the last day. */
  readonly fill: number;
  readonly replaceDay: number;
  readonly answers: readonly Answer[];
  readonly megabytes: number;
  readonly disk: number;
}

/** @param pid the process that works on the question */
export const timed = async (pid: number, ask: () => Promise<unknown>): Promise<Answer> => {
  await ask();
  const took: number[] = [];
  const before = cpuOf(pid);
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    await ask();
    took.push(performance.now() - begin);
  }
  const cpu = (cpuOf(pid) - before) / ROUNDS;
  return { cpu, median: took.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN };
};

/** Milliseconds for which a process had a processor, all threads together; NaN where the system does not tell. */
const cpuOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
};

/** Megabytes of a process that are its own share (PSS), or NaN where the system does not tell. */
export const pssOf = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
};
