import { answerOf } from '@wordslab/api-client';
import type { CopySummary } from '@wordslab/contracts';
import type { Stage } from './environment.js';
import { unknownName } from './near.js';

const textOf = (copy: CopySummary): string => `${copy.kind}/${copy.name}`;

const fits = (copy: CopySummary, ref: string): boolean => {
  const versioned = `${textOf(copy)}@${copy.version}`;
  const tail = /^(?:[a-z0-9-]+_)?…?([0-9a-f]{8}@\d+)$/.exec(ref)?.[1];
  const names = [copy.id, copy.name, `${copy.name}@${copy.version}`, textOf(copy), versioned];
  return names.includes(ref) || (tail !== undefined && copy.id.endsWith(tail));
};

/**
 * The copy that a person named by `kind/name`, `name`, either with `@version`, or id; the latest version of several.
 * @param kind only those of this kind count
 * @throws NotFound `copy.unknown`, with the near matches
 */
export const copyNamed = async ({ client, connection }: Stage, ref: string, kind?: string): Promise<CopySummary> => {
  const known: CopySummary[] = [];
  for (let after: string | undefined; ;) {
    const page = await answerOf(client.GET('/api/v1/copies', { params: { query: { limit: 200, after, kind } } }));
    known.push(...page.items);
    if (!page.next) break;
    after = page.next;
  }
  const [found] = known.filter((c) => fits(c, ref)).sort((a, b) => b.version - a.version);
  if (found) return found;
  throw unknownName(
    kind ? `copy of a ${kind}` : 'copy',
    ref,
    known.flatMap((c) => [textOf(c), c.name]),
    { code: 'copy.unknown', where: connection.name, list: 'wordslab copy list' },
  );
};
