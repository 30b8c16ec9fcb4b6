import type { ImportFormat } from '@wordslab/contracts';
import { ValidationFailed } from '@wordslab/contracts';
import { LineReader } from './read-lines.js';
import { limits } from './limits.js';
import { cellsOf } from './read-csv.js';
import type { Line } from './rows.js';
import { RecordSplitter } from './split-records.js';

export type Dialect = { readonly format: 'csv'; readonly delimiter: string } | { readonly format: 'jsonl' };

export interface DialectWishes {
  readonly format?: ImportFormat;
  readonly delimiter?: string;
  readonly fileName?: string;
}

const delimiters = [',', ';', '\t'] as const;
/** Share of the first rows that must have as many cells as the header. */
const LEAST_FIT = 0.5;
/** Lines that are looked at. */
const LINES = 200;
const ACCEPTED = 'Import CSV (comma, semicolon or tab) with a header, or JSON Lines, both in UTF-8.';

/** Beginnings of files that people try to import, with what they are and what to do. */
const known: readonly { starts: Buffer | RegExp; is: string; hint: string }[] = [
  {
    starts: Buffer.from('PK\x03\x04'),
    is: 'a ZIP archive or a spreadsheet (xlsx)',
    hint: 'Save the sheet as CSV UTF-8.',
  },
  { starts: Buffer.from('d0cf11e0', 'hex'), is: 'an old Office file (xls)', hint: 'Save the sheet as CSV UTF-8.' },
  { starts: Buffer.from('PAR1'), is: 'a Parquet file', hint: 'Convert it to CSV or JSON Lines first.' },
  { starts: Buffer.from('1f8b', 'hex'), is: 'compressed with gzip', hint: 'Unpack it first: gunzip FILE.' },
  { starts: Buffer.from('28b52ffd', 'hex'), is: 'compressed with zstd', hint: 'Unpack it first: unzstd FILE.' },
  { starts: Buffer.from('%PDF'), is: 'a PDF document', hint: ACCEPTED },
  { starts: Buffer.from('fffe', 'hex'), is: 'text in UTF-16', hint: 'Save it as UTF-8.' },
  { starts: Buffer.from('feff', 'hex'), is: 'text in UTF-16', hint: 'Save it as UTF-8.' },
  {
    starts: /^\s*<(!doctype|html|\?xml|[a-z])/i,
    is: 'HTML or XML',
    hint: 'Was a web page saved in place of the data?',
  },
];

/**
 * Tells from the beginning of a file whether it is CSV, with which delimiter, or JSON Lines.
 * @throws ValidationFailed `dataset.empty`, `dataset.not_csv`, `dataset.not_jsonl`, `dataset.json_array`
 */
export const sniff = (head: Buffer, complete: boolean, wishes: DialectWishes): Dialect => {
  refuseForeign(head);
  const format = wishes.format ?? formatOfName(wishes.fileName) ?? formatOfContent(head);
  const lines = linesOf(head, complete);
  if (format === 'jsonl') {
    refuseNoJsonLines(head, lines);
    return { format };
  }
  return {
    format,
    delimiter: wishes.delimiter ?? bestDelimiter(lines, wishes.format === 'csv' || wishes.fileName !== undefined),
  };
};

const refuseForeign = (head: Buffer): void => {
  const text = head.subarray(0, 512).toString('latin1');
  if (head.length === 0 || text.replace(/^\xef\xbb\xbf/, '').trim() === '')
    throw new ValidationFailed('dataset.empty', 'the file is empty', 'Import a file with a header and rows.');
  const foreign = known.find(({ starts }) =>
    starts instanceof RegExp ? starts.test(text) : head.subarray(0, starts.length).equals(starts),
  );
  if (foreign)
    throw new ValidationFailed('dataset.not_csv', `the file is ${foreign.is}, not CSV or JSON Lines`, foreign.hint);
  const first = head.subarray(0, 4096);
  const control = first.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  if (control > first.length / 20)
    throw new ValidationFailed('dataset.not_csv', 'the file is binary, not CSV or JSON Lines', ACCEPTED);
};

const formatOfName = (name: string | undefined): ImportFormat | undefined => {
  if (name === undefined) return undefined;
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'jsonl';
  return /\.(csv|tsv)$/i.test(name) ? 'csv' : undefined;
};

const formatOfContent = (head: Buffer): ImportFormat =>
  /^(\xef\xbb\xbf)?\s*[{[]/.test(head.toString('latin1', 0, 512)) ? 'jsonl' : 'csv';

const linesOf = (head: Buffer, complete: boolean): Line[] => {
  const reader = new LineReader(limits.row);
  const lines = reader.push(head);
  // A line that the head cuts off tells nothing, unless there is no other.
  return (complete || lines.length === 0 ? [...lines, ...reader.end()] : lines).slice(0, LINES);
};

const refuseNoJsonLines = (head: Buffer, lines: readonly Line[]): void => {
  const filled = lines.filter((line) => line.bytes.length > 0);
  if (/^(\xef\xbb\xbf)?\s*\[/.test(head.toString('latin1', 0, 512)))
    throw new ValidationFailed(
      'dataset.json_array',
      'the file is one JSON array',
      "Make it JSON Lines: jq -c '.[]' FILE.",
    );
  if (filled.length > 1 && !filled.slice(0, 20).some((line) => isJsonObject(line.bytes)))
    throw new ValidationFailed(
      'dataset.not_jsonl',
      'none of the first lines is a JSON object of its own',
      'JSON Lines has one object per line: jq -c . FILE.',
    );
};

const isJsonObject = (bytes: Buffer): boolean => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
};

/** The delimiter with which most rows have as many cells as the header; one column alone must be asked for by name or format. */
const bestDelimiter = (lines: readonly Line[], named: boolean): string => {
  const scores = delimiters.map((delimiter) => ({ delimiter, ...fitOf(lines, delimiter) })).filter((s) => s.width > 1);
  const best = scores.sort((a, b) => b.fit - a.fit || b.width - a.width)[0];
  if (best && best.fit >= LEAST_FIT) return best.delimiter;
  if (!best && named) return ',';
  throw new ValidationFailed(
    'dataset.not_csv',
    'the file does not look like CSV: no delimiter gives its rows as many cells as its first line',
    `${ACCEPTED} A file of one column is accepted when it is named .csv.`,
  );
};

const fitOf = (lines: readonly Line[], delimiter: string): { width: number; fit: number } => {
  const splitter = new RecordSplitter(delimiter.charCodeAt(0));
  const records = [...lines.flatMap((line) => [...splitter.push(line)]), ...splitter.end()];
  const widths = records
    .filter((r) => r.bytes.length > 0)
    .map((r) => ('reason' in r ? 0 : (cellsOf(r.bytes, delimiter)[0]?.length ?? 0)));
  const [width = 0, ...others] = widths;
  return { width, fit: others.length === 0 ? 1 : others.filter((w) => w === width).length / others.length };
};
