import { canonicalJson, type DatasetColumn, sha256Hex } from '@wordslab/contracts';

/**
 * The id of a row: the value of the column whose role is `id`; where there is none, or it is empty, `h` and the first
 * 32 hex digits of the SHA-256 of the row's canonical JSON. Rows of the same content then have the same id.
 */
export const rowIdOf = (row: Readonly<Record<string, unknown>>, columns: readonly DatasetColumn[]): string => {
  const column = columns.find((c) => c.role === 'id');
  const value = column && row[column.name];
  return value === undefined || value === null || value === ''
    ? `h${sha256Hex(canonicalJson(row)).slice(0, 32)}`
    : String(value);
};
