import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const ancestorsOf = (path: string): string[] =>
  dirname(path) === path ? [path] : [...ancestorsOf(dirname(path)), path];

/**
 * Whether an account may enter every existing folder on the way to a path, by owner, group and mode; access lists are
 * not looked at. Answers with the first folder that stops it.
 */
export const canReach = async (
  path: string,
  account: Account,
): Promise<{ ok: true } | { ok: false; blockedAt: string }> => {
  for (const folder of ancestorsOf(path)) {
    const found = await stat(folder).catch(() => null);
    if (!found) return { ok: true };
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if (!(found.mode & bit)) return { ok: false, blockedAt: folder };
  }
  return { ok: true };
};
