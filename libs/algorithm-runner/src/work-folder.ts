import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AlgorithmManifest, algorithmManifest, NotFound, ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';
import { hasCode } from './has-code.js';

export type Row = Readonly<Record<string, unknown>>;

export interface TrainingInput {
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  readonly labels: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The manifest in an algorithm's folder.
 * @throws NotFound `algorithm.no_manifest`; ValidationFailed `algorithm.bad_manifest`
 */
export const readManifest = async (folder: string): Promise<AlgorithmManifest> => {
  const path = join(folder, 'algorithm.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (!hasCode(cause, 'ENOENT')) throw cause;
    throw new NotFound('algorithm.no_manifest', `there is no ${path}`, 'Name the folder that holds algorithm.json.');
  });
  const refuse = (why: string, cause?: unknown): never => {
    throw new ValidationFailed('algorithm.bad_manifest', `${path}: ${why}`, 'Correct it.', undefined, { cause });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse('it is not JSON', cause);
  }
  const parsed = algorithmManifest.safeParse(value);
  return parsed.success ? parsed.data : refuse(z.prettifyError(parsed.error));
};

/** Copies an algorithm's files into a work folder, so that what a run writes is never among them. */
export const copyAlgorithm = async (folder: string, work: string): Promise<void> => {
  await cp(folder, work, {
    recursive: true,
    filter: (source) => !/[\\/](node_modules|__pycache__|\.git)$/.test(source),
  });
};

/** Writes `in/` of a training into a work folder. */
export const writeTrainingInput = async (work: string, { rows, labels, params }: TrainingInput): Promise<void> => {
  await mkdir(join(work, 'in'), { recursive: true });
  const lines = async function* () {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`;
  };
  await writeFile(join(work, 'in', 'train.jsonl'), lines());
  await writeFile(join(work, 'in', 'labels.json'), JSON.stringify(labels));
  await writeFile(join(work, 'in', 'params.json'), JSON.stringify(params));
};
