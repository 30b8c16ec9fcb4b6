import { answerOf } from '@wordslab/api-client';
import type { Stage } from './environment.js';
import { findNamed } from './named.js';

/** The dataset that a person named, in a stage. */
export const findDataset = (stage: Stage, text: string): Promise<{ id: string; version?: number }> =>
  findNamed(text, {
    kind: 'dataset',
    where: stage.connection.name,
    list: (query) => answerOf(stage.client.GET('/api/v1/datasets', { params: { query } })),
  });
