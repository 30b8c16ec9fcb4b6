import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFound, Unavailable } from '@wordslab/contracts/core';
import { type BlobStore, isCode } from './file-blob-store.js';

const NONCE = 12;
const TAG = 16;

/** A key that cannot be read is no key that was destroyed: only a missing file counts as missing. */
const readIfThere = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

const seal = (key: Buffer, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const unseal = (key: Buffer, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
};

/** AES-256-GCM under one data key. */
export interface SealedBox {
  seal(plain: Uint8Array): Buffer;
  open(sealed: Buffer): Buffer;
}

/**
 * Payloads that may be personal: AES-256-GCM under a data key per subject of erasure (a dataset version, later a person).
 * A data key lies in `keysDir`, itself encrypted under the module's key-encryption key; destroying it makes every payload
 * under it unreadable, backups of the payload store included.
 */
export class SealedBlobs {
  private readonly opened = new Map<string, Buffer>();

  constructor(
    private readonly blobs: BlobStore,
    private readonly keysDir: string,
    private readonly keyEncryptionKey: Buffer,
  ) {}

  /** Stores bytes under the named key, made at first use. The address is a digest of the ciphertext. */
  async put(keyName: string, bytes: Uint8Array): Promise<string> {
    return this.blobs.put(seal(await this.keyFor(keyName, true), bytes));
  }

  /** @throws NotFound `payload.key_destroyed` when the key is gone */
  async get(keyName: string, address: string): Promise<Buffer> {
    const sealed = await this.blobs.get(address);
    const key = await this.keyFor(keyName, false);
    try {
      return unseal(key, sealed);
    } catch (cause) {
      throw new Unavailable(
        'payload.unreadable',
        `payload ${address} does not open under key ${keyName}`,
        'Restore the payload store and the keys from the same backup.',
        undefined,
        { cause },
      );
    }
  }

  /** Seals and opens bytes under the named key, made at first use: for what is not a blob yet, such as a journal. */
  async box(keyName: string): Promise<SealedBox> {
    const key = await this.keyFor(keyName, true);
    return { seal: (plain) => seal(key, plain), open: (sealed) => unseal(key, sealed) };
  }

  async destroyKey(keyName: string): Promise<void> {
    this.opened.delete(keyName);
    await rm(this.pathOf(keyName), { force: true });
  }

  private async keyFor(keyName: string, create: boolean): Promise<Buffer> {
    const known = this.opened.get(keyName);
    if (known) return known;
    const stored = await readIfThere(this.pathOf(keyName));
    if (!stored && !create)
      throw new NotFound(
        'payload.key_destroyed',
        `the key ${keyName} of this payload was destroyed`,
        'What it protected is erased.',
      );
    const key = stored ? unseal(this.keyEncryptionKey, stored) : await this.createKey(keyName);
    this.opened.set(keyName, key);
    return key;
  }

  private async createKey(keyName: string): Promise<Buffer> {
    const key = randomBytes(32);
    await mkdir(this.keysDir, { recursive: true, mode: 0o700 });
    const file = await open(this.pathOf(keyName), 'wx', 0o600);
    try {
      await file.writeFile(seal(this.keyEncryptionKey, key));
      await file.sync();
    } finally {
      await file.close();
    }
    return key;
  }

  private pathOf(keyName: string): string {
    return join(this.keysDir, `${createHash('sha256').update(keyName).digest('hex')}.key`);
  }
}

/** Reads a 32-byte key-encryption key, written as base64. */
export const readKeyFile = async (path: string): Promise<Buffer> => {
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  if (key.length !== 32)
    throw new Unavailable(
      'config.bad_key',
      `${path} does not hold a 32-byte key in base64`,
      'Restore it from the backup of the keys.',
    );
  return key;
};
