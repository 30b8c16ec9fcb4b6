import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSigningKeyPair } from '@wordslab/contracts';
import { moduleKeysFromJson } from '@wordslab/sync';
import { keptModuleKeys, MODULE_KEYS_FILE } from './module-key-file.js';
import { readSigningKey } from './signing-key.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a module's keys", () => {
  const file = () => join(folder, MODULE_KEYS_FILE);

  it('are made once, for the owner alone, and kept', async () => {
    const made = await keptModuleKeys(folder, 'acme/dev');
    const keys = moduleKeysFromJson(JSON.parse(await readFile(file(), 'utf8')));
    expect(made).toEqual({ signKey: keys.sign.publicKey, boxKey: keys.box.publicKey });
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await keptModuleKeys(folder, 'acme/dev')).toEqual(made);
    expect(await keptModuleKeys(folder, 'acme/dev', made)).toEqual(made);
    expect(await readdir(folder)).toEqual([MODULE_KEYS_FILE]);
  });

  it('are the same for several that make them at once', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => keptModuleKeys(folder, 'acme/dev')));
    expect(new Set(made.map((keys) => keys.signKey)).size).toBe(1);
  });

  it('that a deployed module has lost or exchanged are refused, not replaced', async () => {
    const known = { signKey: newSigningKeyPair().publicKey, boxKey: 'box' };
    const refusal = expect.objectContaining({ code: 'keys.not_the_known', hint: expect.stringContaining('backup') });
    await expect(keptModuleKeys(folder, 'acme/dev', known)).rejects.toEqual(refusal);
    expect(await readdir(folder)).toEqual([]);
    await keptModuleKeys(folder, 'acme/dev');
    await expect(keptModuleKeys(folder, 'acme/dev', known)).rejects.toEqual(refusal);
  });

  it.each(['', '{"v":1}', 'not json but secret'])('that are damaged are refused and never shown: %j', async (text) => {
    await writeFile(file(), text);
    const error: unknown = await keptModuleKeys(folder, 'acme/dev').catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'keys.damaged' });
    expect(String(error)).not.toContain('secret');
    expect(await readFile(file(), 'utf8')).toBe(text);
  });
});

describe("Admin's signing key", () => {
  it('is read from its key folder', async () => {
    const pair = newSigningKeyPair();
    await writeFile(join(folder, 'sign.json'), JSON.stringify(pair));
    expect(readSigningKey(folder)).toEqual(pair);
  });

  it.each([null, '{}', 'not json but secret'])('that is missing or damaged is refused at start: %j', async (text) => {
    if (text !== null) await writeFile(join(folder, 'sign.json'), text);
    expect(() => readSigningKey(folder)).toThrow(
      expect.objectContaining({ code: 'admin.no_signing_key', message: expect.not.stringContaining('secret') }),
    );
  });
});
