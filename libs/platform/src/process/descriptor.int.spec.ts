import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DESCRIPTOR_TYPE, newSigningKeyPair, signEnvelope, type SigningKeyPair } from '@wordslab/contracts/core';
import { processEnvironment } from './config.js';
import { loadDescriptor } from './descriptor.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wordslab-descriptor-'));
  writeFileSync(join(folder, 'admin.pub'), admin.publicKey);
});
afterEach(() => rmSync(folder, { recursive: true }));

const admin = newSigningKeyPair();
const write = (serial: number, signer: SigningKeyPair = admin, module = 'dev') => {
  const descriptor = {
    v: 1,
    serial,
    issuedAt: '2026-01-01T00:00:00.000Z',
    tenant: 'acme',
    tenantName: 'Acme',
    module,
    kind: 'dev',
    modules: [],
    routes: [],
  };
  writeFileSync(join(folder, 'd.json'), JSON.stringify(signEnvelope(DESCRIPTOR_TYPE, descriptor, signer)));
};
const load = (more: Record<string, string | undefined> = {}) =>
  loadDescriptor(
    processEnvironment.parse({
      WORDSLAB_TENANT: 'acme',
      WORDSLAB_MODULE: 'dev',
      WORDSLAB_PORT: '1',
      WORDSLAB_DATABASE_URL: 'postgres://127.0.0.1/x',
      WORDSLAB_BLOBS_DIR: folder,
      WORDSLAB_DESCRIPTOR_FILE: join(folder, 'd.json'),
      WORDSLAB_ADMIN_PUBLIC_KEY_FILE: join(folder, 'admin.pub'),
      ...more,
    }),
  );

describe('the deployment descriptor', () => {
  it('is read again and again, and a newer one takes its place', () => {
    write(3);
    expect(load()?.serial).toBe(3);
    expect(load()?.serial).toBe(3);
    write(4);
    expect(load()?.serial).toBe(4);
    expect(readdirSync(folder).sort()).toEqual(['admin.pub', 'd.json', 'd.json.seen']);
  });

  it('is refused when a newer one was seen, though it is signed', () => {
    write(4);
    load();
    write(3);
    expect(load).toThrow(expect.objectContaining({ code: 'descriptor.older', kind: 'NotAllowed' }));
    write(5);
    expect(load()?.serial).toBe(5);
  });

  it('is refused when what was seen cannot be read as a number', () => {
    write(4);
    writeFileSync(join(folder, 'd.json.seen'), 'many');
    expect(load).toThrow(expect.objectContaining({ code: 'descriptor.older' }));
  });

  it('is refused with a strange signature, for another module, and when it is missing; nothing is remembered of it', () => {
    write(9, newSigningKeyPair());
    expect(load).toThrow(expect.objectContaining({ kind: 'ValidationFailed' }));
    write(9, admin, 'train');
    expect(load).toThrow(expect.objectContaining({ code: 'descriptor.wrong_module' }));
    expect(() => load({ WORDSLAB_DESCRIPTOR_FILE: undefined })).toThrow(
      expect.objectContaining({ code: 'descriptor.missing' }),
    );
    write(1);
    expect(load()?.serial).toBe(1);
  });

  it('is none for Admin', () => {
    expect(load({ WORDSLAB_MODULE: 'admin' })).toBeNull();
  });
});
