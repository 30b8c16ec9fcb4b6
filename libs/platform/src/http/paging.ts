import { ValidationFailed } from '@wordslab/contracts';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';

const keys = z.array(z.union([z.string(), z.number()]));
const encode = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const decode = (cursor: string, length: number): (string | number)[] => {
  try {
    const values = keys.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (values.length === length) return values;
  } catch {
    // falls through to the one refusal
  }
  throw new ValidationFailed(
    'page.bad_cursor',
    'this `after` is not one that a page of this list gave',
    'Leave it out to start from the first page.',
  );
};

export interface KeysetOrder {
  /** Property names of the entity, most significant first; together they are unique. */
  by: readonly string[];
  direction: 'ASC' | 'DESC';
}

/** One page by keyset: stable while rows are added, and as fast on the last page as on the first. */
export const pageOf = async <E extends ObjectLiteral>(
  builder: SelectQueryBuilder<E>,
  order: KeysetOrder,
  query: { after?: string | undefined; limit: number },
): Promise<{ items: E[]; next: string | null }> => {
  const columns = order.by.map((name) => `${builder.alias}.${name}`);
  if (query.after) {
    const values = decode(query.after, columns.length);
    const parameters = Object.fromEntries(values.map((v, i) => [`keyset${i}`, v]));
    builder.andWhere(
      `(${columns.join(', ')}) ${order.direction === 'ASC' ? '>' : '<'} (${values.map((_, i) => `:keyset${i}`).join(', ')})`,
      parameters,
    );
  }
  for (const column of columns) builder.addOrderBy(column, order.direction);
  const found = await builder.take(query.limit + 1).getMany();
  const items = found.slice(0, query.limit);
  const last = items[items.length - 1];
  return { items, next: found.length > query.limit && last ? encode(order.by.map((name) => keyOf(last[name]))) : null };
};

const keyOf = (value: unknown): string | number =>
  value instanceof Date ? value.toISOString() : typeof value === 'number' ? value : String(value);
