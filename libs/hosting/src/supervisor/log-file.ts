import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { copyFile, open, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';

export const LOG_LIMIT_BYTES = 8 * 1024 * 1024;

/** Opens a log for appending and hands its descriptor to `use`, so that a process writes to the file itself. */
export const withLogHandle = <T>(path: string, use: (handle: number) => T): T => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const handle = openSync(path, 'a', 0o600);
  try {
    return use(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Keeps one older part beside a log that has grown too large. The writer keeps its descriptor, so the file is copied and
 * emptied; what is written between the two is lost.
 */
export const rotateLog = async (path: string, limit = LOG_LIMIT_BYTES): Promise<boolean> => {
  if (!existsSync(path) || (await stat(path)).size < limit) return false;
  await copyFile(path, `${path}.1`);
  await truncate(path, 0);
  return true;
};

const TAIL_BYTES = 64 * 1024;

/** The last lines of a log; none where there is no log yet. */
export const tailOf = async (path: string, lines: number): Promise<string[]> => {
  if (!existsSync(path)) return [];
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, Math.max(TAIL_BYTES, lines * 512));
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const text = buffer.subarray(0, bytesRead).toString('utf8').split('\n');
    if (text.at(-1) === '') text.pop();
    return text.slice(-lines);
  } finally {
    await handle.close();
  }
};
