import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Unavailable } from '@wordslab/contracts';
import type { HomeLayout } from '../home/layout.js';
import { type Account, canReach } from '../os/reachable.js';
import type { PostgresBinaries } from './binaries.js';

const execute = promisify(execFile);

export const isInitialised = async (home: HomeLayout): Promise<boolean> =>
  (await stat(join(home.postgresData, 'PG_VERSION')).catch(() => null)) !== null;

/** @throws Unavailable `postgres.home_unreachable` */
export const assertReachable = async (home: HomeLayout, account?: Account): Promise<void> => {
  if (!account) return;
  const reach = await canReach(home.postgres, account);
  if (reach.ok) return;
  throw new Unavailable(
    'postgres.home_unreachable',
    `Postgres runs as the user 'postgres' here, who may not enter ${reach.blockedAt}`,
    `Choose a home that others can enter, such as --home /var/lib/wordslab, or allow it: chmod o+x ${reach.blockedAt}`,
  );
};

/**
 * Makes the database cluster, once: into a folder of its own that is renamed when it is whole, so that a killed initdb
 * leaves nothing that looks finished. Passwords are checked by SCRAM; text sorts by code point, alike on every system.
 */
export const initialise = async (
  home: HomeLayout,
  binaries: PostgresBinaries,
  password: string,
  account?: Account,
): Promise<void> => {
  await assertReachable(home, account);
  const draft = join(home.postgres, 'data.new');
  const passwordFile = join(home.postgres, 'initial-password');
  await mkdir(home.postgres, { recursive: true, mode: 0o700 });
  await rm(draft, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [home.postgres, passwordFile]) await chown(path, account.uid, account.gid);
  try {
    await execute(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...account, cwd: home.postgres, env: { PATH: process.env['PATH'], TZ: 'UTC' } },
    );
  } catch (cause) {
    throw new Unavailable(
      'postgres.initdb_failed',
      `the database could not be made: ${cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)}`,
      `Check the disk of ${home.postgres}, then run \`wordslab up\` again.`,
      undefined,
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, home.postgresData);
};
