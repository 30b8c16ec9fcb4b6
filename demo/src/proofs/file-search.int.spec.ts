import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LeakSearch } from '@wordslab/anonymizer';
import { searchFiles } from './file-search.js';

const LEAK = 'seen by Ada Lovelace.';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wordslab-file-search-'));
  for (const name of ['a', 'b', 'c']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'file.log'), `nothing in ${name}`);
  }
});
afterEach(() => rm(folder, { recursive: true }));

/** Where it is found when something happens once the files are listed and before the first is read. */
const foundIn = async (meanwhile: () => void): Promise<{ files: number; where: string[] }> => {
  const search = new LeakSearch([{ kind: 'name', value: 'Ada Lovelace' }]);
  const open = search.open.bind(search);
  let hasHappened = false;
  search.open = (where, options) => {
    if (!hasHappened) meanwhile();
    hasHappened = true;
    return open(where, options);
  };
  const files = await searchFiles(folder, 'here', search);
  return { files, where: search.hits().map((hit) => hit.where) };
};
const nothing = (): void => undefined;

describe('the search in files', () => {
  it('finds nothing where nothing is', async () => {
    expect(await foundIn(nothing)).toEqual({ files: 3, where: [] });
  });

  it('finds a value in text, in binary files and in a payload', async () => {
    writeFileSync(join(folder, 'a', 'text.json'), LEAK);
    writeFileSync(join(folder, 'a', 'page'), Buffer.from('\u0001xAda LovelaceK'));
    const content = Buffer.from(LEAK).toString('base64');
    writeFileSync(join(folder, 'a', 'payload'), zstdCompressSync(`{"content":"${content}"}`));
    const { where } = await foundIn(nothing);
    expect(where).toEqual([
      'here: file a/page',
      'here: file a/payload unpacked, a file in it',
      'here: file a/text.json',
    ]);
  });

  it('goes on when files and folders are gone meanwhile', async () => {
    writeFileSync(join(folder, 'c', 'text.log'), LEAK);
    const { where } = await foundIn(() => rmSync(join(folder, 'b'), { recursive: true }));
    expect(where).toEqual(['here: file c/text.log']);
  });

  it('finds what has another name, or came, meanwhile', async () => {
    writeFileSync(join(folder, 'c', 'text.tmp'), LEAK);
    const { where } = await foundIn(() => {
      renameSync(join(folder, 'c', 'text.tmp'), join(folder, 'a', 'text.log'));
      writeFileSync(join(folder, 'b', 'new.log'), LEAK);
    });
    expect(where).toEqual(['here: file a/text.log', 'here: file b/new.log']);
  });

  it('fails where it may not look', async () => {
    await expect(searchFiles(join(folder, 'a', 'file.log'), 'here', new LeakSearch([]))).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
  });
});
