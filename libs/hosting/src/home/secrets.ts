import { randomBytes } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readIfThere, writeFileAtomic } from './atomic-file.js';

/** A folder that only its owner may enter. */
export const privateFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
};

/** 32 random bytes; base64url, so that they stand in a URL or a configuration as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The secret in a file; made on the first call and never changed by a later one. */
export const keptSecret = async (path: string, make: () => string = newSecret): Promise<string> => {
  const kept = await readIfThere(path);
  if (kept) return kept.trim();
  await privateFolder(dirname(path));
  const secret = make();
  await writeFileAtomic(path, secret);
  return secret;
};
