import { entityVersion, NotFound, splitVersion, ValidationFailed } from '@wordslab/contracts';

/** How a person names a part: `kind/name`, `kind/name@version` or `<entity id>@<version>`. */
export type PartReference =
  | { readonly by: 'id'; readonly id: string; readonly version: number }
  | { readonly by: 'name'; readonly kind: string; readonly name: string; readonly version: number | null };

/** An entity version that a stage has told of. */
export interface KnownVersion {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly home: string;
  readonly version: number;
  readonly digest: string;
}

/** @throws ValidationFailed `release.bad_part` */
export const parsePartReference = (text: string): PartReference => {
  if (entityVersion.safeParse(text).success) return { by: 'id', ...splitVersion(text) };
  const match = /^([a-zA-Z]+)\/(.+?)(?:@([1-9][0-9]*))?$/.exec(text);
  if (!match?.[1] || !match[2])
    throw new ValidationFailed(
      'release.bad_part',
      `'${text}' names no part`,
      'A part looks like dataset/messages, dataset/messages@2 or dev_0198c5d0-…@2.',
    );
  return { by: 'name', kind: match[1], name: match[2], version: match[3] ? Number(match[3]) : null };
};

/**
 * The one known version that a reference means; of several, the latest.
 * @param candidates versions of the entities that the reference could mean
 * @param others `kind/name@version` of what is known besides, for the hint
 * @throws NotFound `release.unknown_part`, ValidationFailed `release.ambiguous_part`
 */
export const choosePart = (
  text: string,
  candidates: readonly KnownVersion[],
  others: readonly string[],
): KnownVersion => {
  const reference = parsePartReference(text);
  const fitting = candidates.filter((c) =>
    reference.by === 'id'
      ? c.id === reference.id && c.version === reference.version
      : c.kind === reference.kind && c.name === reference.name && (reference.version ?? c.version) === c.version,
  );
  const ids = [...new Set(fitting.map((c) => c.id))];
  if (ids.length > 1)
    throw new ValidationFailed(
      'release.ambiguous_part',
      `'${text}' is the name of ${ids.length} entities`,
      `Use the id of the one you mean: ${fitting.map((c) => `${c.id}@${c.version}`).join(', ')}.`,
    );
  const [latest] = [...fitting].sort((a, b) => b.version - a.version);
  if (latest) return latest;
  const near = nearest(text, others);
  throw new NotFound(
    'release.unknown_part',
    `no stage has told Lifecycle of '${text}'`,
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'See what is known with `wordslab board`.',
    { part: text, near },
  );
};

const NEAR = 5;

/** At most three of `known` that look like `text`, the most alike first. */
export const nearest = (text: string, known: readonly string[]): string[] => {
  const wanted = text.toLowerCase();
  return [...new Set(known)]
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= NEAR)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
};

/** Levenshtein's edit distance; 1 where one holds the other. */
const distanceOf = (a: string, b: string): number => {
  if (a.includes(b) || b.includes(a)) return a === b ? 0 : 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
};
