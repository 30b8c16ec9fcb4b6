import { pipelineDocument, type PipelineDocument } from '@wordslab/contracts';
import { z } from 'zod';
import { checked, readJson } from './read-json.js';

const loose = z.looseObject({ steps: z.array(z.looseObject({ run: z.record(z.string(), z.unknown()) })) });

/**
 * A pipeline's document from a file, in which algorithms may be called by name (`router`, `router@2`).
 * @throws NotFound, ValidationFailed, each naming the place
 */
export const readPipelineFile = async (
  path: string,
  findAlgorithm: (name: string) => Promise<string>,
): Promise<PipelineDocument> => {
  const file = await readJson(path, loose, "a pipeline's document");
  const steps = await Promise.all(
    file.steps.map(async (step) =>
      typeof step.run['algorithm'] === 'string'
        ? { ...step, run: { ...step.run, algorithm: await findAlgorithm(step.run['algorithm']) } }
        : step,
    ),
  );
  return checked({ ...file, steps }, pipelineDocument, path, "a pipeline's document");
};
