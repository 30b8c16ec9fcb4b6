import { readFile } from 'node:fs/promises';

/** Linux's clock ticks per second, as everywhere where Node.js runs. */
const TICKS = 100;

/** Seconds of CPU that a process has used; null where /proc does not say. */
export const cpuSeconds = async (pid: number): Promise<number | null> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks / TICKS : null;
};

/** Resident memory now and at most, MB; null where /proc does not say. */
export const memoryMb = async (pid: number): Promise<{ now: number; peak: number } | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  const [now, peak] = [of('VmRSS'), of('VmHWM')];
  return Number.isFinite(now) && Number.isFinite(peak) ? { now, peak } : null;
};
