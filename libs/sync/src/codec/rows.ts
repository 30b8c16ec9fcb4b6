import { canonicalJson, ValidationFailed } from '@wordslab/contracts/core';
import { MAX_ROW_BYTES } from './limits.js';

/** A row as it leaves: field name to JSON value. */
export type Row = Readonly<Record<string, unknown>>;

/** A row's one and only text in `ndjson-jcs/1`: canonical JSON and a line feed. */
export const encodeRow = (row: Row): Buffer => {
  const line = Buffer.from(`${canonicalJson(row)}\n`);
  if (line.length > MAX_ROW_BYTES)
    throw new ValidationFailed(
      'snapshot.row_too_large',
      `a row has ${line.length} bytes; at most ${MAX_ROW_BYTES} can be shipped`,
      'Drop or shorten the long field in the policy, or keep it out of the published projection.',
    );
  return line;
};

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

const notRows = (why: string): ValidationFailed =>
  new ValidationFailed('snapshot.bad_rows', `the chunk does not hold canonical rows: ${why}`);

/**
 * The rows of a raw chunk, in order.
 * @throws ValidationFailed `snapshot.bad_rows` when a line is not the canonical text of one JSON object
 */
export const decodeRows = (raw: Buffer): Row[] => {
  const text = raw.toString('utf8');
  if (!text.endsWith('\n')) throw notRows('the last line does not end');
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const row = parseLine(line);
      if (!isRow(row) || canonicalJson(row) !== line) throw notRows('a line is not a canonical JSON object');
      return row;
    });
};

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new ValidationFailed('snapshot.bad_rows', 'a line of the chunk is not JSON', undefined, undefined, { cause });
  }
};
