import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Why file systems cannot be mounted here, or null where they can. */
export const cannotMount = (): string | null => {
  if (process.platform !== 'linux') return 'not run: needs Linux';
  return process.getuid?.() === 0 ? null : 'not run: needs root, to mount a small file system';
};

/** Lays a file system in memory over a folder, which hides what it holds; answers with how to take it away. */
export const mountTmpfs = async (folder: string, options: string): Promise<() => Promise<void>> => {
  await execute('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  // Lazy: a file that a process still holds open must not keep the folder hidden.
  return async () => void (await execute('umount', ['-l', folder]));
};

/** Runs `work` while a file system in memory lies over a folder. */
export const withTmpfs = async (folder: string, options: string, work: () => Promise<void>): Promise<void> => {
  const unmount = await mountTmpfs(folder, options);
  try {
    await work();
  } finally {
    await unmount();
  }
};
