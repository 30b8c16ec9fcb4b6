import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { NotFound, Unavailable } from '@wordslab/contracts/core';

const run = promisify(execFile);

const REPOSITORY = 'https://github.com/kurrent-io/KurrentDB-Client-NodeJS.git';
/** The commit whose tests are known to run against the version of the client that this package uses. */
const COMMIT = '09638bdc5041b9d69ee05dd46e86f4e72066fe68';

/**
 * The folder of Kurrent's test package: in `folder`, or fetched once into a cache.
 * @throws NotFound `conformance.no_tests`
 * @throws Unavailable `conformance.not_fetched` with what git said.
 */
export const findTests = async (folder: string | undefined): Promise<string> => {
  const root = folder === undefined ? await fetched() : resolve(folder);
  for (const candidate of [root, join(root, 'packages', 'test')])
    if (await exists(join(candidate, 'src', 'streams'))) return candidate;
  throw new NotFound(
    'conformance.no_tests',
    `there is no src/streams in ${root} nor in its packages/test`,
    `Give the folder of a checkout of ${REPOSITORY} with --tests.`,
  );
};

const fetched = async (): Promise<string> => {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'wordslab', 'kurrentdb-client-tests', COMMIT);
  if (await exists(join(folder, 'packages'))) return folder;
  await mkdir(folder, { recursive: true });
  try {
    const git = (...words: string[]): Promise<unknown> => run('git', ['-C', folder, ...words]);
    await git('init', '--quiet');
    await git('fetch', '--quiet', '--depth', '1', REPOSITORY, COMMIT);
    await git('checkout', '--quiet', 'FETCH_HEAD');
  } catch (cause) {
    throw new Unavailable(
      'conformance.not_fetched',
      `Kurrent's tests could not be fetched from ${REPOSITORY}: ${cause instanceof Error ? cause.message.trim() : String(cause)}`,
      'Where there is no way to that address, bring a checkout and name its folder with --tests.',
      undefined,
      { cause },
    );
  }
  return folder;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
