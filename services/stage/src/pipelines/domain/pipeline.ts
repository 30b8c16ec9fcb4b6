import { pipelineDocument, port } from '@wordslab/contracts';
import { z } from 'zod';
import { versionedDecider } from '../../shared/versioned/versioned.js';

/** A pipeline version: its document, and what the check of its graph found. */
export const pipelineContent = z.object({
  document: pipelineDocument,
  outputs: z.array(port),
  order: z.array(z.string()),
});
export type PipelineContent = z.infer<typeof pipelineContent>;

export const pipelineDecider = versionedDecider<'pipeline', PipelineContent>('pipeline');
export const pipelineStream = (id: string): string => `pipeline-${id}`;
