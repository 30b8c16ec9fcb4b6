import { randomBytes } from 'node:crypto';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { Unavailable } from '@wordslab/contracts';
import { z } from 'zod';
import { identityOf, isRunning } from '../os/process-identity.js';
import { hasCode, readIfThere } from './atomic-file.js';

const lockHolder = z.object({ pid: z.number().int(), started: z.string(), socket: z.string().optional() });
export type LockHolder = z.infer<typeof lockHolder>;

const parsed = (text: string): LockHolder | null => {
  const holder = lockHolder.safeParse(JSON.parse(text));
  return holder.success ? holder.data : null;
};

/** Who holds a lock now; null when nobody does or when its holder is dead. */
export const holderOf = async (path: string): Promise<LockHolder | null> => {
  const text = await readIfThere(path);
  const holder = text === null ? null : parsed(text);
  return holder && isRunning(holder) ? holder : null;
};

const linkOnce = async (draft: string, path: string): Promise<boolean> => {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

/** Moves a dead holder's lock aside; a lock taken in the meantime is put back. */
const removeStale = async (path: string, stale: string): Promise<void> => {
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readIfThere(aside)) !== stale) await linkOnce(aside, path);
  await rm(aside, { force: true });
};

/**
 * Takes a lock for this process: a file that appears complete and at once (hard link), naming holder and start time.
 * Answers with the living holder when there is one.
 */
export const takeLock = async (path: string, extra: { socket?: string } = {}): Promise<LockHolder | null> => {
  const me = identityOf(process.pid);
  if (!me) throw new Unavailable('host.no_identity', 'the start time of this process cannot be read');
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, JSON.stringify({ ...me, ...extra }), { mode: 0o600 });
  try {
    while (!(await linkOnce(draft, path))) {
      const text = await readIfThere(path);
      if (text === null) continue;
      const holder = parsed(text);
      if (holder && isRunning(holder)) return holder;
      await removeStale(path, text);
    }
    return null;
  } finally {
    await rm(draft, { force: true });
  }
};

const RETRY_MS = 25;

/**
 * Runs `work` while this process holds the lock; waits for a living holder up to `timeoutMs`.
 * @throws Unavailable `host.busy`
 */
export const withLock = async <T>(path: string, work: () => Promise<T>, timeoutMs = 30_000): Promise<T> => {
  const until = Date.now() + timeoutMs;
  for (let holder = await takeLock(path); holder; holder = await takeLock(path)) {
    if (Date.now() > until)
      throw new Unavailable(
        'host.busy',
        `process ${holder.pid} has been changing this home for more than ${Math.round(timeoutMs / 1000)} s (${path})`,
        'Wait for it to finish, or stop that process, then run the command again.',
      );
    await new Promise((done) => setTimeout(done, RETRY_MS));
  }
  return work().finally(() => rm(path, { force: true }));
};
