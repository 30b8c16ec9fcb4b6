import { execFileSync } from 'node:child_process';
import { Unavailable } from '@wordslab/contracts';
import type { Account } from '../os/reachable.js';

const NAME = 'postgres';

const idOf = (option: '-u' | '-g'): number | null => {
  try {
    return Number(execFileSync('id', [option, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null; // no such user
  }
};

const found = (): Account | null => {
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  return uid === null || gid === null ? null : { uid, gid };
};

/**
 * The account that Postgres runs as: none of its own, unless this is root, for Postgres refuses to run as root. Then it is
 * the user `postgres`, made where the system has none.
 * @throws Unavailable `postgres.no_account`
 */
export const postgresAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const present = found();
  if (present) return present;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME], {
      stdio: 'pipe',
    });
  } catch (cause) {
    throw new Unavailable(
      'postgres.no_account',
      `Postgres does not run as root, and the user '${NAME}' could not be made`,
      'Run wordslab as an ordinary user, or make that user first: useradd --system postgres.',
      undefined,
      { cause },
    );
  }
  const made = found();
  if (made) return made;
  throw new Unavailable('postgres.no_account', `the user '${NAME}' was made but cannot be found`);
};
