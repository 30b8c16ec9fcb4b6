import {
  type AddAlgorithm,
  algorithmManifest,
  canonicalJson,
  MAX_ALGORITHM_BYTES,
  MAX_ALGORITHM_FILE_BYTES,
  ValidationFailed,
} from '@wordslab/contracts';

export interface FileBytes {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The file in which the manifest travels with the others. */
export const MANIFEST_FILE = 'algorithm.json';

/** The row in which the source travels with the files, so that a model's lineage can name the commit. No file: uploads leave out hidden folders. */
export const SOURCE_FILE = '.wordslab/source.json';

/**
 * The uploaded files in order of their paths, with the manifest as checked in `algorithm.json`.
 * @throws ValidationFailed `algorithm.file_twice`, `algorithm.too_large`, `algorithm.reserved_path`
 */
export const filesOf = ({ manifest, files }: Pick<AddAlgorithm, 'manifest' | 'files'>): FileBytes[] => {
  const all = files
    .filter((file) => file.path !== MANIFEST_FILE)
    .map((file) => ({ path: file.path, bytes: Buffer.from(file.content, 'base64') }));
  all.push({ path: MANIFEST_FILE, bytes: Buffer.from(canonicalJson(algorithmManifest.parse(manifest))) });
  all.sort((a, b) => (a.path < b.path ? -1 : 1));
  const twice = all.find((file, i) => all[i + 1]?.path === file.path);
  if (all.some((file) => file.path === SOURCE_FILE))
    throw new ValidationFailed('algorithm.reserved_path', `the path ${SOURCE_FILE} is kept for wordslab`, 'Rename it.');
  if (twice) throw new ValidationFailed('algorithm.file_twice', `the file ${twice.path} is there twice`);
  refuseLarge(all);
  return all;
};

const refuseLarge = (files: readonly FileBytes[]): void => {
  const hint = 'Leave out data and models: an algorithm is code.';
  const large = files.find((file) => file.bytes.length > MAX_ALGORITHM_FILE_BYTES);
  if (large)
    throw new ValidationFailed(
      'algorithm.too_large',
      `${large.path} has ${large.bytes.length} bytes, one file may have ${MAX_ALGORITHM_FILE_BYTES}`,
      hint,
    );
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (total > MAX_ALGORITHM_BYTES)
    throw new ValidationFailed(
      'algorithm.too_large',
      `the files have ${total} bytes together, ${MAX_ALGORITHM_BYTES} are allowed`,
      hint,
    );
};
