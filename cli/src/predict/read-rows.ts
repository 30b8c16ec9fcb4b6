import { readFile } from 'node:fs/promises';
import { NotFound, ValidationFailed } from '@wordslab/contracts';
import { UsageError } from '../errors/cli-errors.js';
import { didYouMean } from '../find/near.js';

export type FileRow = Readonly<Record<string, unknown>>;

/** Cells of CSV (RFC 4180), record by record. */
export function* csvRecords(text: string): Generator<string[]> {
  let record: string[] = [];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    record.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    if (record.length > 1 || record[0] !== '') yield record;
    record = [];
  }
}

const csvRows = (text: string): FileRow[] => {
  const [head = [], ...records] = csvRecords(text);
  return records.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
};

const jsonRows = (text: string, path: string): FileRow[] =>
  text.split(/\r?\n/).flatMap((line, i): FileRow[] => {
    if (line.trim() === '') return [];
    try {
      const row: unknown = JSON.parse(line);
      if (typeof row === 'object' && row !== null && !Array.isArray(row)) return [{ ...row }];
    } catch {
      // falls through to the one refusal
    }
    throw new ValidationFailed(
      'file.not_jsonl',
      `line ${i + 1} of ${path} is no JSON object`,
      'Correct it and try again.',
    );
  });

/**
 * The rows of a CSV or JSON Lines file, each with these columns.
 * @throws NotFound `file.not_found`; ValidationFailed `file.not_jsonl`; UsageError `usage.unknown_column`
 */
export const readRows = async (path: string, columns: readonly string[]): Promise<FileRow[]> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (!isMissing) throw cause;
    throw new NotFound('file.not_found', `there is no file ${path}`, 'Check its path.', undefined, { cause });
  });
  const plain = text.replace(/^\uFEFF/, '');
  const rows = /\.(jsonl|ndjson|json)$/i.test(path) ? jsonRows(plain, path) : csvRows(plain);
  const known = Object.keys(rows[0] ?? {});
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined)
    throw new UsageError(
      'usage.unknown_column',
      `${path} has no column '${unknown}'`,
      `${didYouMean(unknown, known)}It has ${known.join(', ') || 'no rows'}.`,
    );
  return rows;
};
