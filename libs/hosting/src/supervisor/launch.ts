import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '@wordslab/contracts';
import type { HomeLayout } from '../home/layout.js';
import { holderOf } from '../home/lock.js';
import { askStatus } from './control-client.js';
import { tailOf, withLogHandle } from './log-file.js';
import type { SupervisorStatus } from './protocol.js';

const program = fileURLToPath(new URL('../../dist/supervisor/main.js', import.meta.url));
const START_MS = 60_000;
const ASK_MS = 50;

/**
 * Starts the home's supervisor as a process of its own, paused, and waits until it answers.
 * @throws Unavailable `host.supervisor_failed`
 */
export const launchSupervisor = async (home: HomeLayout, node = process.execPath): Promise<SupervisorStatus> => {
  const child = withLogHandle(home.supervisorLog, (log) =>
    spawn(node, ['--max-semi-space-size=2', '--optimize-for-size', program, '--home', home.dir, '--paused'], {
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
      cwd: home.dir,
    }),
  );
  child.unref();
  let failed: Error | null = null;
  child.once('error', (error) => (failed = error));
  for (const until = Date.now() + START_MS; Date.now() < until && !failed;) {
    if (await holderOf(home.lockFile)) {
      const status = await askStatus(home).catch(() => null); // it has the lock but does not listen yet
      if (status) return status;
    } else if (child.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, ASK_MS));
  }
  const last = (await tailOf(home.supervisorLog, 5)).join(' | ');
  throw new Unavailable(
    'host.supervisor_failed',
    `the supervisor of ${home.dir} did not start: ${last || 'it wrote nothing'}`,
    `See ${home.supervisorLog}.`,
    undefined,
    { cause: failed },
  );
};
