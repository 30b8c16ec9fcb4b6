import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@wordslab/contracts/core';
import { FileBlobStore } from './file-blob-store.js';
import { SealedBlobs } from './sealed-blobs.js';

let folder: string;
let store: FileBlobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-blobs-'));
  store = new FileBlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pathOf = (address: string) => join(folder, address.slice(0, 2), address);

describe('the payload store', () => {
  it('keeps bytes under their SHA-256, once', async () => {
    const address = await store.put(Buffer.from('hello'));
    expect(address).toBe(sha256Hex('hello'));
    expect(await store.put(Buffer.from('hello'))).toBe(address);
    expect((await store.get(address)).toString()).toBe('hello');
    expect(await store.size(address)).toBe(5);
    const all: string[] = [];
    for await (const name of store.list()) all.push(name);
    expect(all).toEqual([address]);
  });

  it('refuses to hand out bytes that no longer match their address', async () => {
    const address = await store.put(Buffer.from('hello'));
    await writeFile(pathOf(address), 'hellO');
    await expect(store.get(address)).rejects.toMatchObject({ code: 'blob.damaged' });
  });

  it('says what is not there, and takes no path for an address', async () => {
    await expect(store.get('0'.repeat(64))).rejects.toMatchObject({ code: 'blob.not_found' });
    expect(await store.size('0'.repeat(64))).toBeUndefined();
    await expect(store.get('../../etc/passwd')).rejects.toMatchObject({ code: 'blob.bad_address' });
  });

  it('tidies away what a killed process left half written, and nothing that may be under way', async () => {
    await mkdir(join(folder, 'incoming'));
    for (const name of ['old', 'new']) await writeFile(join(folder, 'incoming', name), 'half');
    await utimes(join(folder, 'incoming', 'old'), new Date(0), new Date(0));
    await store.tidy();
    expect(await readdir(join(folder, 'incoming'))).toEqual(['new']);
  });
});

describe('sealed payloads', () => {
  const key = Buffer.alloc(32, 7);
  const sealedWith = (kek: Buffer) => new SealedBlobs(store, join(folder, 'keys'), kek);

  it('open under their key alone, and hold nothing in clear', async () => {
    const address = await sealedWith(key).put('version-1', Buffer.from('Ada Lovelace'));
    expect((await sealedWith(key).get('version-1', address)).toString()).toBe('Ada Lovelace');
    expect((await store.get(address)).includes('Ada')).toBe(false);
    await sealedWith(key).put('version-2', Buffer.from('other'));
    await expect(sealedWith(key).get('version-2', address)).rejects.toMatchObject({ code: 'payload.unreadable' });
    await expect(sealedWith(Buffer.alloc(32, 8)).get('version-1', address)).rejects.toThrow();
  });

  it('are gone for good once their key is destroyed', async () => {
    const sealed = sealedWith(key);
    const address = await sealed.put('version-1', Buffer.from('Ada Lovelace'));
    await sealed.destroyKey('version-1');
    await expect(sealed.get('version-1', address)).rejects.toMatchObject({ code: 'payload.key_destroyed' });
  });

  it('whose key cannot be read are not said to be erased', async () => {
    const address = await sealedWith(key).put('version-1', Buffer.from('Ada Lovelace'));
    const [file = ''] = await readdir(join(folder, 'keys'));
    await rm(join(folder, 'keys', file));
    await mkdir(join(folder, 'keys', file));
    await expect(sealedWith(key).get('version-1', address)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
