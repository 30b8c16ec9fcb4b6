import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { canReach } from '../os/reachable.js';

const SYSTEM_HOME = '/var/lib/wordslab';

/**
 * The home to work on: the one named, else `WORDSLAB_HOME`, else `~/.wordslab`. Postgres never runs as root, so for root
 * the default is /var/lib/wordslab where other accounts cannot enter root's own folder.
 */
export const resolveHome = async (named?: string, env: NodeJS.ProcessEnv = process.env): Promise<string> => {
  const chosen = named ?? env['WORDSLAB_HOME'];
  if (chosen) return resolve(chosen);
  const own = join(homedir(), '.wordslab');
  if (process.getuid?.() !== 0) return own;
  const nobody = { uid: 65534, gid: 65534 };
  return (await canReach(own, nobody)).ok ? own : SYSTEM_HOME;
};
