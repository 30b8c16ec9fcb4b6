import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseUrlOf, loadConfig, serviceEnvironment } from './config.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-config-'));
  await writeFile(join(folder, 'token'), 'a-long-enough-token\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const complete = () => ({
  WORDSLAB_TENANT: 'acme',
  WORDSLAB_MODULE: 'dev',
  WORDSLAB_PORT: '24101',
  WORDSLAB_DATABASE_URL: 'postgres://acme_dev_service@127.0.0.1:24100/acme_dev',
  WORDSLAB_BLOBS_DIR: folder,
  WORDSLAB_TOKEN_FILE: join(folder, 'token'),
});

describe('the environment of a service', () => {
  it('is read with secrets from files', () => {
    expect(loadConfig(serviceEnvironment, complete())).toMatchObject({
      WORDSLAB_PORT: 24101,
      WORDSLAB_TOKEN: 'a-long-enough-token',
    });
  });

  it('is refused with the name of what is wrong', () => {
    expect(() => loadConfig(serviceEnvironment, { ...complete(), WORDSLAB_PORT: 'high' })).toThrow(/WORDSLAB_PORT/);
    expect(() => loadConfig(serviceEnvironment, { ...complete(), WORDSLAB_TENANT: '' })).toThrow(/WORDSLAB_TENANT/);
    expect(() => loadConfig(serviceEnvironment, { ...complete(), WORDSLAB_TOKEN_FILE: join(folder, 'none') })).toThrow(
      /WORDSLAB_TOKEN_FILE/,
    );
  });

  it('puts the password into the database URL, whatever characters it has', () => {
    const config = loadConfig(serviceEnvironment, { ...complete(), WORDSLAB_DATABASE_PASSWORD: 'p@ss/word' });
    expect(new URL(databaseUrlOf(config)).password).toBe('p%40ss%2Fword');
  });
});
