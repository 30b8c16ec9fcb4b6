import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, type ReleasePart, sha256Hex, Unavailable } from '@wordslab/contracts';
import { SERVICE_CONFIG } from '@wordslab/platform';
import type { ServiceEnvironment } from '@wordslab/platform/process';
import { z } from 'zod';
import { errorCode } from '../../shared/error-code.js';
import type { ReleasePlan } from '../domain/release-plan.js';
import { type CopiedFile, ReleaseCopies } from './release-copies.js';

/** Hidden: no file of an algorithm is. */
const INDEX = '.wordslab-files.json';
/** Path → SHA-256 of the file, as it was written. */
const fileIndex = z.record(z.string(), z.string());
const SAFE_PATH = /^(?!\.{1,2}(\/|$))[^\\/\p{Cc}]+(\/(?!\.{1,2}(\/|$))[^\\/\p{Cc}]+)*$/u;

/**
 * Where a release's programs and models lie: `work/releases/<release>/<model>/`, beside the payload store. A folder is
 * there whole or not at all, is never changed, and can be made again from the copies.
 */
@Injectable()
export class ReleaseFiles {
  private readonly root: string;

  constructor(
    private readonly copies: ReleaseCopies,
    @Inject(SERVICE_CONFIG) config: ServiceEnvironment,
  ) {
    this.root = join(dirname(config.WORDSLAB_BLOBS_DIR), 'work', 'releases');
  }

  /** The folder of each algorithm with its model, written where it is missing or not as it was written. */
  async lay(releaseDigest: string, { models }: ReleasePlan): Promise<ReadonlyMap<string, string>> {
    const release = this.folderOf(releaseDigest);
    const folders = new Map<string, string>();
    for (const [algorithm, model] of models) {
      const folder = join(release, nameOf(algorithm, model));
      if (!(await isWhole(folder))) await this.write(folder, algorithm, model);
      folders.set(algorithm, folder);
    }
    return folders;
  }

  /** Removes the folders of all releases but these. */
  async keepOnly(releaseDigests: readonly string[]): Promise<void> {
    const kept = new Set(releaseDigests.map((digest) => this.folderOf(digest)));
    for (const name of await readdir(this.root).catch(() => []))
      if (!kept.has(join(this.root, name))) await rm(join(this.root, name), { recursive: true, force: true });
  }

  private folderOf(releaseDigest: string): string {
    return join(this.root, sha256Hex(releaseDigest).slice(0, 24));
  }

  private async write(folder: string, algorithm: string, model: ReleasePart): Promise<void> {
    const aside = join(this.root, `incoming-${randomUUID()}`);
    const files = [...(await this.copies.algorithmFiles(algorithm)), ...(await this.copies.modelFiles(model))];
    const index = Object.fromEntries(files.map(({ path, bytes }) => [path, digestOf(bytes)]));
    try {
      for (const file of [...files, { path: INDEX, bytes: Buffer.from(canonicalJson(index)) }])
        await writeFile(aside, file);
      await mkdir(dirname(folder), { recursive: true });
      await rm(folder, { recursive: true, force: true });
      await rename(aside, folder);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
    if (!(await isWhole(folder)))
      throw new Unavailable('deployment.files_differ', `the files of ${model.name} are not as they were written`);
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const nameOf = (algorithm: string, model: ReleasePart): string =>
  sha256Hex(canonicalJson({ algorithm, model: model.digest })).slice(0, 24);

const writeFile = async (folder: string, { path, bytes }: CopiedFile): Promise<void> => {
  // The paths came over a link.
  if (!SAFE_PATH.test(path))
    throw new Unavailable('deployment.bad_path', `'${path}' is no path that a file of a release may have`);
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  const file = await open(target, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Whether every file is there with the bytes that were written. */
const isWhole = async (folder: string): Promise<boolean> => {
  try {
    const index = fileIndex.parse(JSON.parse(await readFile(join(folder, INDEX), 'utf8')));
    for (const [path, digest] of Object.entries(index))
      if (digestOf(await readFile(join(folder, path))) !== digest) return false;
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return false;
    throw error;
  }
};
