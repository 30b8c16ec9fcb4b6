import { NotFound, Unavailable } from '@wordslab/contracts';
import { readIfThere } from '../home/atomic-file.js';
import { HomeLayout } from '../home/layout.js';
import { readDesiredState } from '../state/desired-state.js';

/** Where a module of a home keeps its event log. */
export interface ModuleLog {
  /** With the credentials of the server's administrator, who alone may copy all of a log: not to be shown. */
  readonly url: string;
  /** What writes to it: ids for the supervisor. */
  readonly writers: readonly string[];
}

/**
 * The event log of a module such as `acme/dev` (Admin: `_/admin`), as the home's files say.
 * @throws NotFound `module.unknown`; Unavailable `home.not_up`
 */
export const moduleLogOf = async (dir: string, module: string): Promise<ModuleLog> => {
  const home = new HomeLayout(dir);
  const processes = (await readDesiredState(home))?.processes ?? [];
  const administrator = (await readIfThere(home.postgresAdminUrlFile))?.trim();
  if (processes.length === 0 || !administrator)
    throw new Unavailable(
      'home.not_up',
      `${dir} is not a started wordslab home`,
      'Start one with `wordslab up`, or name another: --home DIR.',
    );
  const env = processes.find(({ id }) => id === `${module}/service`)?.env;
  const database = env?.['WORDSLAB_DATABASE_URL'];
  if (!env || !database)
    throw new NotFound('module.unknown', `${dir} has no module '${module}'`, 'See `wordslab status`: acme/dev is one.');
  const elsewhere = env['WORDSLAB_EVENT_STORE_URL'] ?? (await fileNamedBy(env['WORDSLAB_EVENT_STORE_URL_FILE']));
  const url = new URL(administrator);
  url.pathname = new URL(database).pathname;
  const writers = [`${module}/service`, `${module}/shipper`].filter((id) => processes.some((p) => p.id === id));
  return { url: elsewhere ?? url.href, writers };
};

const fileNamedBy = async (path: string | undefined): Promise<string | undefined> =>
  path === undefined ? undefined : (await readIfThere(path))?.trim();
