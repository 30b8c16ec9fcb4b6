import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Why file systems cannot be mounted here, or null where they can. */
export const cannotMount = (): string | null => {
  if (process.platform !== 'linux') return 'not run: needs Linux';
  return process.getuid?.() === 0 ? null : 'not run: needs root, to mount a small file system';
};

/** Runs `work` while a file system in memory lies over a folder; what the folder holds is hidden meanwhile. */
export const withTmpfs = async (folder: string, options: string, work: () => Promise<void>): Promise<void> => {
  await execute('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  try {
    await work();
  } finally {
    // Lazy: a file that a process still holds open must not keep the folder hidden.
    await execute('umount', ['-l', folder]);
  }
};
