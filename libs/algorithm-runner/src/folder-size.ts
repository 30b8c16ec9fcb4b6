import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './has-code.js';

/** Bytes that a folder takes on disk, or more than `enough` as soon as it is known to be more. Links are not followed. */
export const folderBytes = async (folder: string, enough = Infinity): Promise<number> => {
  let sum = 0;
  try {
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) sum += await folderBytes(path, enough - sum);
      else {
        const { blocks, size } = await lstat(path);
        // What a sparse file does not hold takes no disk; where a system counts no blocks, its size must do.
        sum += blocks === undefined ? size : blocks * 512;
      }
      if (sum > enough) return sum;
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error; // deleted while we looked
  }
  return sum;
};
