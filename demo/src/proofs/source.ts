import type { Needle } from '@wordslab/anonymizer';
import { readTruth } from '../sample.js';
import type { DatasetFacts } from '../story/shapes.js';
import type { Source } from './leak-proof.js';
import { homeRows } from './home-rows.js';
import type { Site } from './site.js';

/**
 * The personal values to look for: those of the personal columns as they stand at home and, for the sample, every value
 * that its generator planted, inside the texts too.
 */
export const sourceOf = async (site: Site, dataset: DatasetFacts, isSample: boolean): Promise<Source> => {
  const of = { projection: 'dataset-rows', entity: { id: dataset.id, version: dataset.version } };
  const columns = dataset.columns.filter((column) => column.class === 'personal').map((column) => column.name);
  const needles: Needle[] = [];
  if (columns.length > 0)
    for await (const row of homeRows(site, 'dev', of))
      for (const name of columns) {
        const value = row[name];
        if (typeof value === 'string' || typeof value === 'number') needles.push({ kind: name, value: String(value) });
      }
  if (isSample) needles.push(...(await readTruth()).map(({ kind, value }) => ({ kind, value })));
  const said = isSample
    ? 'Searched: every value of the personal columns and of the truth file'
    : `Searched: every value of the personal columns (${columns.join(', ') || 'none were found in this data'}); there is no truth file for what stands inside its texts`;
  return { needles, said, dataset: of };
};
