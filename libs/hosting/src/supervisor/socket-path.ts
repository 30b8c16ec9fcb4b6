import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HomeLayout } from '../home/layout.js';

/** A unix socket's address holds 108 bytes on Linux and 104 on macOS, with the closing zero. */
const LONGEST_PATH = 103;

/** Where the supervisor listens: in the home; a named pipe on Windows; a private temporary folder when the path is too long. */
export const socketPathFor = async (home: HomeLayout): Promise<string> => {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\wordslab-${createHash('sha256').update(home.dir).digest('hex').slice(0, 24)}`;
  if (Buffer.byteLength(home.socketFile) <= LONGEST_PATH) return home.socketFile;
  return join(await mkdtemp(join(tmpdir(), 'wordslab-')), 'host.sock');
};

/** Removes the socket, and the temporary folder that was made for it. */
export const removeSocket = async (home: HomeLayout, path: string): Promise<void> => {
  if (process.platform === 'win32') return; // a pipe goes with its process
  if (path === home.socketFile) await rm(path, { force: true });
  else await rm(dirname(path), { recursive: true, force: true });
};
