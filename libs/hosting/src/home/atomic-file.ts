import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return; // Windows opens no folder, and its rename is journalled
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/** Replaces a file as a whole: readers see the old text or the new one, after a crash too. */
export const writeFileAtomic = async (path: string, text: string, mode = 0o600): Promise<void> => {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path).catch(async (error: unknown) => {
    await rm(draft, { force: true });
    throw error;
  });
  await syncFolder(dirname(path));
};

/** Whether a system call failed with this code; looks at the code alone, since errors may come from another realm. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** The text of a file, or null when there is none. */
export const readIfThere = async (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
