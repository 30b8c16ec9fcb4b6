import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import type { LeakSearch } from '@wordslab/anonymizer';

/**
 * Every file under a folder, among them those that came or were renamed meanwhile: the modules run. Answers how many.
 */
export const searchFiles = async (folder: string, where: string, search: LeakSearch): Promise<number> => {
  const searched = new Set<string>();
  for (;;) {
    const unseen = (await filesUnder(folder)).filter((path) => !searched.has(path));
    if (unseen.length === 0) return searched.size;
    for (const path of unseen) {
      searched.add(path);
      const name = `${where}: file ${path.slice(folder.length + 1)}`;
      await unlessGone(searchFile(path, name, search, !/\.(log|json|conf|ndjson)$/.test(path)), undefined);
    }
  }
};

const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await unlessGone(readdir(folder, { withFileTypes: true }), []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
  for (const entry of entries) if (entry.isDirectory()) files.push(...(await filesUnder(join(folder, entry.name))));
  return files;
};

/** What was listed and is gone has another name by now, or is nowhere. */
const unlessGone = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  work.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  });

const searchFile = async (path: string, where: string, search: LeakSearch, binary: boolean): Promise<void> => {
  const scan = search.open(where, { binary });
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) scan.feed(bytes);
  scan.end();
  const payload = await unpacked(path);
  if (payload === undefined) return;
  search.search(`${where} unpacked`, payload);
  for (const file of filesIn(payload)) search.search(`${where} unpacked, a file in it`, file);
};

const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const LARGEST_PAYLOAD = 64 * 1024 * 1024;

/** What a payload holds that is compressed and not sealed. */
const unpacked = async (path: string): Promise<Buffer | undefined> => {
  const { size } = await stat(path);
  if (size < ZSTD.length || size > LARGEST_PAYLOAD) return undefined;
  const bytes = await readFile(path);
  return bytes.subarray(0, ZSTD.length).equals(ZSTD) ? zstdDecompressSync(bytes) : undefined;
};

/** Files that rows of a payload carry as base64, such as a model's. */
const filesIn = (payload: Buffer): Buffer[] =>
  [...payload.toString('latin1').matchAll(/"content":"([A-Za-z0-9+/=]{4,})"/g)].map(([, content = '']) =>
    Buffer.from(content, 'base64'),
  );
