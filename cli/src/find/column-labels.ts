import { answerOf } from '@wordslab/api-client';
import { type BusinessModelDocument, businessModelDocument, type CopySummary } from '@wordslab/contracts';
import { UsageError } from '../errors/cli-errors.js';
import type { Stage } from './environment.js';
import { checked } from './read-json.js';

/** A business model of the labels that occur in a column of a copy. @throws UsageError `usage.no_labels` */
export const modelOfColumn = async (
  { client }: Stage,
  { copy, column, name }: { copy: CopySummary; column: string; name: string },
): Promise<BusinessModelDocument> => {
  const labels = new Set<string>();
  const path = { id: copy.id };
  for (let after: string | undefined; ;) {
    const page = await answerOf(
      client.GET('/api/v1/copies/{id}/rows', { params: { path, query: { limit: 200, after } } }),
    );
    for (const { row } of page.items) {
      const value = row[column];
      const label = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
      if (label !== '') labels.add(label);
    }
    if (!page.next) break;
    after = page.next;
  }
  if (labels.size === 0)
    throw new UsageError(
      'usage.no_labels',
      `no row of ${copy.kind}/${copy.name} has a value in a column '${column}'`,
      `See its columns: \`wordslab copy show ${copy.kind}/${copy.name} --module train\`.`,
    );
  const document = { name, labels: [...labels].sort().map((label) => ({ name: label })) };
  return checked(document, businessModelDocument, `column '${column}'`, 'a column of labels');
};
