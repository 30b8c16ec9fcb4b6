import { rm } from 'node:fs/promises';
import { RuleViolated, Unavailable } from '@wordslab/contracts';
import { eventStoreReport } from '../event-store/report.js';
import { forgetHome } from '../home/homes.js';
import { cacheDir, HomeLayout } from '../home/layout.js';
import { holderOf } from '../home/lock.js';
import { readMarker } from '../home/marker.js';
import { waitForExit } from '../os/process-identity.js';
import { endOrphanedBackends } from '../postgres/orphans.js';
import { endSurvivors } from '../supervisor/children.js';
import { askSupervisor } from '../supervisor/control-client.js';

export interface DownOptions {
  readonly home: string;
  /** Deletes the home with all its data. */
  readonly purge?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly onProgress?: (message: string) => void;
}

export interface DownResult {
  readonly wasRunning: boolean;
  readonly purged: boolean;
  /** Event stores that somebody else runs, without passwords: what the modules wrote there stays. */
  readonly logsLeft: readonly string[];
}

const STOP_MS = 90_000;

const stopAll = async (home: HomeLayout, onProgress: (message: string) => void): Promise<boolean> => {
  const holder = await holderOf(home.lockFile);
  if (holder) {
    await askSupervisor(home, { op: 'shutdown' }, STOP_MS);
    if (await waitForExit(holder, STOP_MS)) return true;
    throw new Unavailable(
      'host.does_not_stop',
      `the supervisor of ${home.dir} (process ${holder.pid}) does not end`,
      `See ${home.supervisorLog}.`,
    );
  }
  const left = await endSurvivors(home);
  await endOrphanedBackends(home.postgresData, onProgress);
  return left.length > 0;
};

const logsElsewhere = async (home: HomeLayout): Promise<string[]> => {
  const { kind, modules } = await eventStoreReport(home).catch(() => ({ kind: 'unknown', modules: [] })); // damaged: purged all the same
  return kind === 'url' ? modules.flatMap(({ url }) => url ?? []) : [];
};

/**
 * Stops everything in a home, services before brokers before the database; data stays, unless `purge`.
 * @throws RuleViolated `home.not_a_home` when asked to delete a folder that wordslab did not make
 */
export const downEnvironment = async (options: DownOptions): Promise<DownResult> => {
  const home = new HomeLayout(options.home);
  if (options.purge && !(await readMarker(home)))
    throw new RuleViolated(
      'home.not_a_home',
      `${home.dir} is not a wordslab home and is left as it is`,
      'Name the home to delete with --home DIR.',
    );
  const wasRunning = await stopAll(home, options.onProgress ?? (() => undefined));
  if (!options.purge) return { wasRunning, purged: false, logsLeft: [] };
  const logsLeft = await logsElsewhere(home);
  await rm(home.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  await forgetHome(cacheDir(options.env), home.dir);
  return { wasRunning, purged: true, logsLeft };
};
