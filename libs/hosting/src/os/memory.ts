import { readdir, readFile } from 'node:fs/promises';

const parents = async (): Promise<Map<number, number>> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const pairs = await Promise.all(
    pids.map(async (pid): Promise<[number, number]> => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''); // ended meanwhile
      return [pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)];
    }),
  );
  return new Map(pairs);
};

const familyOf = (pid: number, parentOf: ReadonlyMap<number, number>): number[] => [
  pid,
  ...[...parentOf].filter(([, parent]) => parent === pid).flatMap(([child]) => familyOf(child, parentOf)),
];

const pssOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''); // ended meanwhile, or not ours
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
};

/** Proportional memory in bytes of each process with all its descendants; an empty map where the system has no such figure. */
export const memoryOf = async (pids: readonly number[]): Promise<Map<number, number>> => {
  if (process.platform !== 'linux') return new Map();
  const parentOf = await parents();
  const sums = await Promise.all(
    pids.map(async (pid): Promise<[number, number]> => {
      const parts = await Promise.all(familyOf(pid, parentOf).map(pssOf));
      return [pid, parts.reduce((a, b) => a + b, 0)];
    }),
  );
  return new Map(sums);
};
