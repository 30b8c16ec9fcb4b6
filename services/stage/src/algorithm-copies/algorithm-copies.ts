import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  type AlgorithmManifest,
  algorithmManifest,
  type AlgorithmSource,
  algorithmSource,
  NotFound,
  ValidationFailed,
} from '@wordslab/contracts';
import { z } from 'zod';
import { MANIFEST_FILE, SOURCE_FILE } from '../algorithms/domain/algorithm-files.js';
import { CopyQueries } from '../copies/read-models/copy-queries.js';

const fileRow = z.object({ path: z.string(), content: z.base64() });

/** An algorithm as its copy is here. */
export interface AlgorithmCopy {
  /** `<id>@<n>` */
  readonly version: string;
  readonly name: string;
  readonly digest: string;
  readonly manifest: AlgorithmManifest;
  /** Null where the copy was made before algorithms told where they come from. */
  readonly source: AlgorithmSource | null;
  readonly files: readonly { readonly path: string; readonly bytes: Buffer }[];
}

/** Algorithms from Dev, whose files are rows of a copy. */
@Injectable()
export class AlgorithmCopies {
  constructor(private readonly copies: CopyQueries) {}

  /** @throws NotFound `copy.not_found`, `algorithm.no_manifest`; ValidationFailed `algorithm.not_one`, `algorithm.bad_path` */
  async read(version: string): Promise<AlgorithmCopy> {
    const { kind, name, digest } = await this.copies.sourceOf(version);
    if (kind !== 'algorithm')
      throw new ValidationFailed(
        'algorithm.not_one',
        `${version} is a ${kind}, an algorithm is wanted`,
        'List the algorithms that are here: GET /api/v1/copies?kind=algorithm.',
      );
    const all = new Map<string, Buffer>();
    for await (const { row } of this.copies.allRows(version)) {
      const { path, content } = fileRow.parse(row);
      refuseOutside(path);
      all.set(path, Buffer.from(content, 'base64'));
    }
    const manifest = all.get(MANIFEST_FILE);
    if (!manifest) throw new NotFound('algorithm.no_manifest', `the copy of algorithm ${name} has no ${MANIFEST_FILE}`);
    const source = all.get(SOURCE_FILE);
    all.delete(SOURCE_FILE);
    return {
      ...{ version, name, digest },
      manifest: algorithmManifest.parse(JSON.parse(manifest.toString('utf8'))),
      source: source ? algorithmSource.parse(JSON.parse(source.toString('utf8'))) : null,
      files: [...all].map(([path, bytes]) => ({ path, bytes })),
    };
  }
}

/** Writes the files of an algorithm into a folder. */
export const writeAlgorithm = async (folder: string, { files }: Pick<AlgorithmCopy, 'files'>): Promise<void> => {
  for (const { path, bytes } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
};

/** Paths came over a link: one that leads out of the folder must not be written. */
const refuseOutside = (path: string): void => {
  if (!path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')) return;
  throw new ValidationFailed('algorithm.bad_path', `the algorithm has a file with the path '${path}'`);
};
