import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyAlgorithm, readManifest, trainAlgorithm, writeTrainingInput } from '@wordslab/algorithm-runner';
import type { ShippedModel } from '@wordslab/stage/testing';
import type { LabelledText } from '../read-csv.js';

const algorithm = fileURLToPath(new URL('../../../algorithms/text-classifier', import.meta.url));

const filesBelow = async (folder: string): Promise<Record<string, Buffer>> => {
  const files: Record<string, Buffer> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[relative(folder, path).replaceAll('\\', '/')] = await readFile(path);
  }
  return files;
};

/** The built-in text classifier, trained on rows as a training run does it. */
export const trainedModel = async (rows: readonly LabelledText[], seed: number): Promise<ShippedModel> => {
  const work = await mkdtemp(join(tmpdir(), 'bench-serving-'));
  try {
    await copyAlgorithm(algorithm, work);
    const program = await filesBelow(work);
    const labels = [...new Set(rows.map(({ label }) => label))].sort();
    const manifest = await readManifest(algorithm);
    await writeTrainingInput(work, { rows: rows.map((row) => ({ ...row })), labels, params: { seed } });
    const trained = await trainAlgorithm({ manifest, work });
    if (!trained.ok) throw new Error(`the training failed: ${trained.failure.detail}`);
    await cp(join(work, 'out', 'model'), join(work, 'model'), { recursive: true });
    return { manifest, program, model: await filesBelow(join(work, 'model')), labels };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};
