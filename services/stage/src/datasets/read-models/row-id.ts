import { createHmac } from 'node:crypto';
import { canonicalJson, type DatasetColumn } from '@wordslab/contracts';

/**
 * The id of a row: the value of the column whose role is `id`; where there is none, or it is empty, `h` and the first
 * 32 hex digits of an HMAC-SHA-256 over the row's canonical JSON. Rows of the same content then have the same id in
 * every version of the dataset. The key keeps anybody from confirming a guess of what a row says.
 */
export const rowIdOf = (
  row: Readonly<Record<string, unknown>>,
  columns: readonly DatasetColumn[],
  key: Uint8Array,
): string => {
  const column = columns.find((c) => c.role === 'id');
  const value = column && row[column.name];
  if (value !== undefined && value !== null && value !== '') return String(value);
  return `h${createHmac('sha256', key).update(canonicalJson(row)).digest('hex').slice(0, 32)}`;
};
