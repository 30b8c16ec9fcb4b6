import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Tells a process from a later one with the same number. */
  readonly born: string;
  readonly memoryBytes: number;
}

/** A process may end between the listing and the look at it. */
const orGone = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch {
    return null;
  }
};

/** `/proc/<pid>/stat`, proc_pid_stat(5). The name, in brackets, may itself hold spaces and brackets. */
export const parseStat = (stat: string, pageBytes: number): ProcessEntry | null => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [pid, parent, group, pages] = [parseInt(stat, 10), Number(fields[1]), Number(fields[2]), Number(fields[21])];
  // A zombie has ended and waits for its parent to hear so.
  if (fields[0] === 'Z' || ![pid, parent, group, pages].every(Number.isFinite)) return null;
  return { pid, parent, group, born: fields[19] ?? '', memoryBytes: pages * pageBytes };
};

let pageBytes: Promise<number> | undefined;
/** Bytes of a memory page: 4096 on most machines, 16 or 64 KiB on some ARM ones. */
const readPageBytes = async (): Promise<number> => {
  const [, kib = '4'] = /^KernelPageSize:\s+(\d+) kB$/m.exec(await readFile('/proc/self/smaps', 'utf8')) ?? [];
  return Number(kib) * 1024;
};

const listProc = async (): Promise<ProcessEntry[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const bytes = await (pageBytes ??= readPageBytes());
  const stats = await Promise.all(pids.map((pid) => orGone(readFile(`/proc/${pid}/stat`, 'utf8'))));
  return stats.flatMap((stat) => (stat === null ? [] : (parseStat(stat, bytes) ?? [])));
};

/** POSIX `ps`, for systems without /proc. */
const listPs = async (): Promise<ProcessEntry[]> => {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,pgid=,rss=']);
  return stdout.split('\n').flatMap((line) => {
    const [pid = NaN, parent = NaN, group = NaN, kib = NaN] = line.trim().split(/\s+/).map(Number);
    return Number.isFinite(kib) ? [{ pid, parent, group, born: '', memoryBytes: kib * 1024 }] : [];
  });
};

/** All processes that this system shows us; null where it has no way to list them (Windows). */
export const listProcesses = async (): Promise<ProcessEntry[] | null> => {
  if (process.platform === 'linux') return listProc();
  return process.platform === 'win32' ? null : listPs();
};

/** Whether a process was started with a value in its environment; unknown counts as no. */
export const hasInEnvironment = async (pid: number, assignment: string): Promise<boolean> => {
  if (process.platform !== 'linux') return false;
  const environment = await orGone(readFile(`/proc/${pid}/environ`, 'utf8'));
  return environment?.split('\0').includes(assignment) ?? false;
};
