import { readdir, readFile, readlink } from 'node:fs/promises';
import { identityOf, signal, waitForExit } from '../os/process-identity.js';

const LEAVE_BY_THEMSELVES_MS = 3_000;
const KILLED_MS = 2_000;

const isPostgresOf = async (pid: number, dataDir: string): Promise<boolean> => {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => ''); // ended, or not ours
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return folder === dataDir && name.trim() === 'postgres';
};

/**
 * Backends outlive a killed postmaster for a moment, and a new one refuses to start beside them. Waits for them to notice
 * and ends those that do not; with no postmaster left nothing is lost by that. Looks on Linux only: elsewhere the restarts
 * of the supervisor wait for them.
 */
export const endOrphanedBackends = async (dataDir: string, log: (line: string) => void): Promise<void> => {
  if (process.platform !== 'linux') return;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => ((await isPostgresOf(pid, dataDir)) ? identityOf(pid) : null)),
  );
  const orphans = found.filter((orphan) => orphan !== null);
  await Promise.all(
    orphans.map(async (orphan) => {
      if (await waitForExit(orphan, LEAVE_BY_THEMSELVES_MS)) return;
      log(`ending process ${orphan.pid}, left behind by a killed Postgres`);
      signal(orphan.pid, 'SIGKILL');
      await waitForExit(orphan, KILLED_MS);
    }),
  );
};
