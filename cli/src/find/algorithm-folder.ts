import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { type AddAlgorithm, algorithmManifest, type AlgorithmSource, NotFound } from '@wordslab/contracts';
import { readJson } from './read-json.js';

const MANIFEST = 'algorithm.json';
const LEFT_OUT = new Set(['node_modules', '__pycache__', MANIFEST]);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Files below a folder, without hidden ones and what package managers put there. */
const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause;
    throw new NotFound('file.not_found', `there is no folder ${folder}`, 'Check its path.', undefined, { cause });
  });
  const kept = entries.filter((e) => !e.name.startsWith('.') && !LEFT_OUT.has(e.name));
  const found = await Promise.all(
    kept.map(async (e) => {
      const path = join(folder, e.name);
      return e.isDirectory() ? filesBelow(path) : e.isFile() ? [path] : [];
    }),
  );
  return found.flat().sort();
};

const git = async (folder: string, ...args: string[]): Promise<string | null> => {
  try {
    return (await promisify(execFile)('git', ['-C', folder, ...args])).stdout.trim();
  } catch {
    return null; // no git, no repository, or no such fact: the folder itself is the source
  }
};

/** The repository and commit that hold exactly these files, or the folder where there is none. */
const sourceOf = async (folder: string): Promise<AlgorithmSource> => {
  const [commit, url, changes] = await Promise.all([
    git(folder, 'rev-parse', 'HEAD'),
    git(folder, 'remote', 'get-url', 'origin'),
    git(folder, 'status', '--porcelain', '--', '.'),
  ]);
  if (!commit || !url || changes !== '') return { kind: 'folder' };
  return { kind: 'git', url: url.replace(/\/\/[^/]*@/, '//'), commit };
};

/**
 * An algorithm's folder as it is added: `algorithm.json` and the files beside it.
 * @throws NotFound `file.not_found`; ValidationFailed `file.not_json`, `file.invalid`
 */
export const readAlgorithmFolder = async (folder: string): Promise<AddAlgorithm> => {
  const paths = await filesBelow(folder);
  const manifest = await readJson(join(folder, MANIFEST), algorithmManifest, "an algorithm's manifest");
  const files = await Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      content: (await readFile(path)).toString('base64'),
    })),
  );
  return { manifest, source: await sourceOf(folder), files };
};
