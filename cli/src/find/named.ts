import { unknownName } from './near.js';
import { parseReference } from './reference.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** How to look things of one kind up. */
export interface NamedLookup<T extends Named> {
  readonly kind: string;
  /** For messages: `dev of acme`. */
  readonly where: string;
  /** The one with exactly this name, or the first page of all. */
  readonly list: (query: { name?: string; limit: number }) => Promise<{ items: readonly T[] }>;
}

/**
 * The id, and the version where one was named, of what a person called `text`.
 * @throws NotFound `<kind>.unknown`, with the near matches
 */
export const findNamed = async <T extends Named>(
  text: string,
  { kind, where, list }: NamedLookup<T>,
): Promise<{ id: string; version?: number }> => {
  const reference = parseReference(text, kind);
  const version = reference.version === undefined ? {} : { version: reference.version };
  if (reference.id) return { id: reference.id, ...version };
  const exact = (await list({ name: text, limit: 1 })).items[0];
  if (exact) return { id: exact.id };
  const named = reference.name === text ? undefined : (await list({ name: reference.name, limit: 1 })).items[0];
  if (named) return { id: named.id, ...version };
  const { items } = await list({ limit: 200 });
  const byTail = reference.tail ? items.filter((i) => i.id.endsWith(reference.tail ?? '')) : [];
  if (byTail.length === 1 && byTail[0]) return { id: byTail[0].id, ...version };
  throw unknownName(
    kind,
    reference.name,
    items.map((i) => i.name),
    {
      code: `${kind}.unknown`,
      where,
      list: `wordslab ${commandOf(kind)} list`,
    },
  );
};

/** The command about a kind: `test-set` for `testSet`. */
const commandOf = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
