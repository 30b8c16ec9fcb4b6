import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one with the same number by when it started. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

const linuxStart = (pid: number): string | null => {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null; // no such process
  }
  // The second field is the program's name in brackets and may hold anything, so count from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || !ticks) return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
};

const askedFor = (command: string, args: string[]): string | null => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null; // both commands fail when there is no such process
  }
};

/** When the process started, in a form that only equality means something for; null when it does not run. */
export const startOf = (pid: number): string | null => {
  switch (process.platform) {
    case 'linux':
      return linuxStart(pid);
    case 'win32':
      return askedFor('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]);
    default:
      return askedFor('ps', ['-o', 'lstart=', '-p', String(pid)]);
  }
};

export const identityOf = (pid: number): ProcessIdentity | null => {
  const started = startOf(pid);
  return started ? { pid, started } : null;
};

export const isRunning = (process: ProcessIdentity): boolean => startOf(process.pid) === process.started;

const TICK_MS = 50;

/** Waits until the process is gone; false when it still runs after `timeoutMs`. */
export const waitForExit = async (process: ProcessIdentity, timeoutMs: number): Promise<boolean> => {
  for (const until = Date.now() + timeoutMs; Date.now() < until;) {
    if (!isRunning(process)) return true;
    await new Promise((done) => setTimeout(done, TICK_MS));
  }
  return !isRunning(process);
};

/** Sends a signal; false when there was nobody to receive it. */
export const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false; // already gone
  }
};
