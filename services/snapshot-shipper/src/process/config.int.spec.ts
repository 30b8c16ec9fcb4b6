import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { moduleKeysToJson, newModuleKeys } from '@wordslab/sync';
import { readModuleKeys, readStageAccounts } from './config.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'wordslab-keys-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const failure = (read: () => unknown): { code?: string; message: string } => {
  try {
    read();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it was read');
};

describe('secrets in files', () => {
  const keysFile = () => join(folder, 'module.json');
  const accountsFile = () => join(folder, 'accounts.json');

  it('are read as they were written', () => {
    const keys = newModuleKeys();
    writeFileSync(keysFile(), JSON.stringify(moduleKeysToJson(keys)));
    expect(readModuleKeys(folder)).toEqual(keys);
    const accounts = { dev: { account: 'acme_dev', user: 'lc-dev', password: 'p' } };
    writeFileSync(accountsFile(), JSON.stringify(accounts));
    expect(readStageAccounts(accountsFile())).toEqual(accounts);
  });

  it.each([
    ['are not there', undefined, 'config.file_unreadable'],
    ['are no JSON', 'hunter2 is the password', 'config.file_unreadable'],
    [
      'are of another shape',
      '{"v":1,"root":"hunter2","dev":{"password":"hunter2"}}',
      /^(keys|config\.accounts)[._]damaged$/,
    ],
  ])('are refused when they %s, and never quoted', (_what, text, code) => {
    if (text !== undefined) for (const file of [keysFile(), accountsFile()]) writeFileSync(file, text);
    for (const read of [() => readModuleKeys(folder), () => readStageAccounts(accountsFile())]) {
      const error = failure(read);
      if (typeof code === 'string') expect(error.code).toBe(code);
      else expect(error.code).toMatch(code);
      expect(JSON.stringify([error.message, error, String(Reflect.get(error, 'cause'))])).not.toContain('hunter2');
    }
  });
});
