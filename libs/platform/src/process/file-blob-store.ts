import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotFound, QuotaExceeded, sha256Hex, Unavailable, ValidationFailed } from '@wordslab/contracts/core';

const ADDRESS = /^[0-9a-f]{64}$/;

/**
 * The payload store of one module: bytes under the SHA-256 of themselves, as 64 hex digits.
 * A blob is there whole or not at all, also after a kill or a power cut: written aside, fsynced, renamed, folder fsynced.
 */
export interface BlobStore {
  /** Stores the bytes and returns their address; storing what is there already costs one look. */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws NotFound `blob.not_found`, Unavailable `blob.damaged` when the bytes no longer match their address */
  get(address: string): Promise<Buffer>;
  has(address: string): Promise<boolean>;
  /** Bytes; undefined when it is not there. */
  size(address: string): Promise<number | undefined>;
  delete(address: string): Promise<void>;
  list(): AsyncIterable<string>;
}

/** Whether an error carries one of these system codes. */
export const isCode = (e: unknown, ...codes: string[]): boolean =>
  typeof e === 'object' && e !== null && 'code' in e && codes.includes(String(e.code));

export class FileBlobStore implements BlobStore {
  constructor(private readonly root: string) {}

  /** Removes what a killed process left half written; what is younger than `olderThanMs` may still be under way. */
  async tidy(olderThanMs = 3_600_000, now = Date.now()): Promise<void> {
    const incoming = join(this.root, 'incoming');
    for (const name of await readdir(incoming).catch(() => [])) {
      const path = join(incoming, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
      if (now - mtimeMs > olderThanMs) await rm(path, { force: true });
    }
  }

  async put(bytes: Uint8Array): Promise<string> {
    const address = createHash('sha256').update(bytes).digest('hex');
    if (await this.has(address)) return address;
    const target = this.pathOf(address);
    const aside = join(this.root, 'incoming', randomUUID());
    try {
      await mkdir(dirname(target), { recursive: true });
      await mkdir(dirname(aside), { recursive: true });
      await writeDurably(aside, bytes);
      await rename(aside, target);
      await syncFolder(dirname(target));
    } catch (cause) {
      await rm(aside, { force: true });
      throw writeFailure(cause);
    }
    return address;
  }

  async get(address: string): Promise<Buffer> {
    try {
      const bytes = await readFile(this.pathOf(address));
      if (sha256Hex(bytes) !== address)
        throw new Unavailable(
          'blob.damaged',
          `payload ${address} no longer matches its address`,
          'Restore it from a backup.',
        );
      return bytes;
    } catch (cause) {
      if (isCode(cause, 'ENOENT')) throw new NotFound('blob.not_found', `no payload ${address} in this module`);
      throw cause;
    }
  }

  async has(address: string): Promise<boolean> {
    try {
      await access(this.pathOf(address), constants.R_OK);
      return true;
    } catch {
      return false;
    }
  }

  async size(address: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(address))).size;
    } catch (cause) {
      if (isCode(cause, 'ENOENT')) return undefined;
      throw cause;
    }
  }

  async delete(address: string): Promise<void> {
    await rm(this.pathOf(address), { force: true });
  }

  async *list(): AsyncIterable<string> {
    for (const shelf of await readdir(this.root).catch(() => []))
      if (shelf.length === 2)
        for (const name of await readdir(join(this.root, shelf))) if (ADDRESS.test(name)) yield name;
  }

  private pathOf(address: string): string {
    if (!ADDRESS.test(address))
      throw new ValidationFailed('blob.bad_address', `'${address}' is not the address of a payload`);
    return join(this.root, address.slice(0, 2), address);
  }
}

const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Makes the names in a folder durable; Windows does it by itself. */
export const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const writeFailure = (cause: unknown): unknown =>
  isCode(cause, 'ENOSPC', 'EDQUOT')
    ? new QuotaExceeded(
        'blob.disk_full',
        'the disk of the payload store is full',
        'Free space or enlarge the volume, then repeat: nothing that was stored is lost.',
        undefined,
        { cause },
      )
    : cause;
