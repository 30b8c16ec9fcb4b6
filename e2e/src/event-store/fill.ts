import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Fills a file system to its last byte; answers with how to give the space back. */
export const fill = async (folder: string): Promise<() => Promise<void>> => {
  const path = join(folder, 'filler');
  const file = await open(path, 'w');
  try {
    // Smaller and smaller: the last page too.
    for (let bytes = 1024 * 1024; bytes >= 512;)
      try {
        const { bytesWritten } = await file.write(Buffer.alloc(bytes));
        if (bytesWritten === 0) bytes /= 2;
      } catch (error) {
        if (!isFull(error)) throw error;
        bytes /= 2;
      }
  } finally {
    await file.close();
  }
  return () => rm(path);
};

// Not by class: Jest has an Error of its own.
const isFull = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';
