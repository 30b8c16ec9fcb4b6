import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '../home/atomic-file.js';
import { keptPorts } from '../home/homes.js';
import { holderOf } from '../home/lock.js';
import { readMarker } from '../home/marker.js';
import { conflictingPorts, portInUse } from '../home/ports.js';
import { livingChildren } from '../supervisor/children.js';
import type { Check, Finding } from './check.js';

const firstMissing = async (path: string): Promise<string | null> => {
  const isThere = await stat(path).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return false;
      throw error;
    },
  );
  if (isThere) return null;
  return (await firstMissing(dirname(path))) ?? path;
};

/** One folder after the other: a recursive mkdir never returns on file systems such as /proc. */
const makeFolders = async (dir: string): Promise<void> => {
  const missing = await firstMissing(dir);
  if (missing === null) return;
  await mkdir(missing);
  await makeFolders(dir);
};

/** Writes and removes a file where the home is or would be; folders made for that are removed again. */
const tryToWrite = async (dir: string): Promise<void> => {
  const made = await firstMissing(dir);
  try {
    await makeFolders(dir);
    const probe = join(dir, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } finally {
    if (made) await rm(made, { recursive: true, force: true });
  }
};

export const writableCheck: Check = {
  id: 'home.writable',
  title: 'The home can be written',
  run: async ({ home }) => {
    const expected = 'a folder that this user may write';
    try {
      await tryToWrite(home.dir);
      return { state: 'pass', observed: home.dir, expected };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return {
        state: 'fail',
        observed: `${home.dir}: ${why}`,
        expected,
        hint: 'Choose another home with --home DIR or WORDSLAB_HOME, or make this one writable.',
      };
    }
  },
};

export const portsCheck: Check = {
  id: 'home.ports',
  title: "The home's ports are free",
  run: async ({ home }): Promise<Finding> => {
    const expected = 'kept ports free, or in use by this home';
    const ports = await keptPorts(home.dir);
    const count = Object.keys(ports).length;
    if (count === 0) return { state: 'skip', observed: 'no port is kept yet', expected };
    if ((await holderOf(home.lockFile)) || (await livingChildren(home)).length > 0)
      return { state: 'pass', observed: `${count} ports in use by this home`, expected };
    const conflicts = await conflictingPorts(ports);
    if (conflicts.length === 0) return { state: 'pass', observed: `${count} ports free`, expected };
    const error = portInUse(conflicts, home.portsFile);
    return { state: 'fail', observed: error.message, expected, hint: error.hint };
  },
};

export const runningCheck: Check = {
  id: 'home.running',
  title: 'The home runs',
  run: async ({ home }) => {
    const expected = 'information only';
    if (!(await readMarker(home))) return { state: 'skip', observed: 'no home yet', expected };
    const holder = await holderOf(home.lockFile);
    if (holder) return { state: 'pass', observed: `supervised by process ${holder.pid}`, expected };
    const left = await livingChildren(home);
    if (left.length === 0) return { state: 'pass', observed: 'stopped', expected };
    return {
      state: 'warn',
      observed: `a killed supervisor left ${left.length} processes running`,
      expected,
      hint: '`wordslab up` replaces them; `wordslab down` ends them.',
    };
  },
};
