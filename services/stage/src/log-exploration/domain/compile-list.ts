import { type ExplorationQuery, explorationFieldList, ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';
import { Parameters, whereOf } from './conditions.js';
import { columnOf, EXPLORED, sortable } from './explored-fields.js';

/** A statement with its values; made of the names in `explored-fields` and of placeholders, never of what a caller wrote. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const cursor = z.tuple([z.string().max(60), z.number().int().min(0), z.number().int().min(0)]);
export type ListCursor = z.infer<typeof cursor>;
export const encodeCursor = (place: ListCursor): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws ValidationFailed `page.bad_cursor` */
const decodeCursor = (text: string): ListCursor => {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new ValidationFailed(
      'page.bad_cursor',
      'this `after` is not one that a page of this list gave',
      'Leave it out to start from the first page.',
      undefined,
      { cause },
    );
  }
};

const fields = explorationFieldList
  .map(
    ({ name }) =>
      `${name === 'at' ? `to_char(p.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : columnOf(name)} AS "${name}"`,
  )
  .join(', ');

/**
 * One page of rows, one more than asked for so that it is known whether there is a next one.
 * @throws ValidationFailed `exploration.bad_order`, `page.bad_cursor`, `exploration.bad_value`
 */
export const compileList = ({ where, order, limit, after }: ExplorationQuery): Statement => {
  const { by, direction } = order ?? { by: 'at', direction: 'desc' };
  const sort = Object.hasOwn(sortable, by) ? sortable[by] : undefined;
  if (!sort)
    throw new ValidationFailed(
      'exploration.bad_order',
      `a list is not ordered by '${by}'`,
      `Order it by ${Object.keys(sortable).join(', ')}.`,
    );
  const parameters = new Parameters();
  const conditions = [whereOf(where, parameters)];
  if (after !== undefined) {
    const [value, day, ordinal] = decodeCursor(after);
    const place = `${parameters.add(value)}::${sort.type}, ${parameters.add(day)}::int, ${parameters.add(ordinal)}::int`;
    conditions.push(`(${sort.expression}, p.day_key, p.ordinal) ${direction === 'asc' ? '>' : '<'} (${place})`);
  }
  const by3 = [sort.expression, 'p.day_key', 'p.ordinal'].map((column) => `${column} ${direction}`).join(', ');
  const text = `SELECT ${fields}, (${sort.expression})::text AS "sortValue", p.day_key AS "sortDay", p.ordinal AS "sortOrdinal"
    FROM ${EXPLORED} WHERE ${conditions.join(' AND ')} ORDER BY ${by3} LIMIT ${parameters.add(limit + 1)}::int`;
  return { text, values: parameters.values };
};
