import { answerOf } from '@wordslab/api-client';
import { NotFound, type SplitChoice } from '@wordslab/contracts';
import type { Stage } from './environment.js';

/**
 * The rows of a dataset as lines of JSON, as they were imported, read a page at a time.
 * @throws NotFound `dataset.no_version` where nothing was imported yet
 */
export async function* datasetLines(
  { client }: Stage,
  dataset: { id: string; version?: number },
  rows: { split: SplitChoice; shares?: string },
): AsyncGenerator<string> {
  const { id } = dataset;
  const detail = await answerOf(client.GET('/api/v1/datasets/{id}', { params: { path: { id } } }));
  const version = dataset.version ?? detail.version;
  if (version === 0)
    throw new NotFound(
      'dataset.no_version',
      `the dataset '${detail.name}' has no version yet`,
      'Import a file: `wordslab dataset import`.',
    );
  const path = { id, version };
  for (let after: string | undefined; ;) {
    const query = { limit: 200, after, ...rows };
    const page = await answerOf(
      client.GET('/api/v1/datasets/{id}/versions/{version}/rows', { params: { path, query } }),
    );
    for (const { row } of page.items) yield `${JSON.stringify(row)}\n`;
    if (!page.next) return;
    after = page.next;
  }
}
