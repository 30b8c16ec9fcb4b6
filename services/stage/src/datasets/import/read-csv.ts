import { isUtf8 } from 'node:buffer';
import { ValidationFailed } from '@wordslab/contracts';
import { parse } from 'csv-parse/sync';
import { checkedColumns } from './columns.js';
import { limits } from './limits.js';
import type { BadRow, Block, GoodRow, Line, RowStream } from './rows.js';
import { type CsvRecord, RecordSplitter } from './split-records.js';

const NEWLINE = Buffer.from('\n');

/** Opens a CSV file: reads its header and gives its rows. */
export const openCsv = async (lines: AsyncIterable<Line[]>, delimiter: string): Promise<RowStream> => {
  const batches = recordBatches(lines, delimiter);
  const first = await batches.next();
  const [header, ...others] = first.done ? [] : first.value;
  if (!header)
    throw new ValidationFailed('dataset.empty', 'the file is empty', 'Import a file with a header and rows.');
  const columns = headerOf(header, delimiter);
  return { columns, blocks: blocksOf(others, batches, columns.length, delimiter) };
};

const headerOf = (header: CsvRecord | BadRow, delimiter: string): string[] => {
  const bad = 'reason' in header ? header.detail : isUtf8(header.bytes) ? undefined : 'it is not UTF-8';
  if (bad)
    throw new ValidationFailed(
      'dataset.bad_header',
      `the header cannot be read: ${bad}`,
      'Save the file as UTF-8 CSV.',
    );
  const names = cellsOf(header.bytes, delimiter)[0] ?? [];
  return checkedColumns(names.map((name, i) => name.trim() || `column_${i + 1}`));
};

/** Records in batches of about a block, blank lines left out. */
async function* recordBatches(
  lines: AsyncIterable<Line[]>,
  delimiter: string,
): AsyncGenerator<(CsvRecord | BadRow)[], void> {
  const splitter = new RecordSplitter(delimiter.charCodeAt(0));
  let batch: (CsvRecord | BadRow)[] = [];
  let bytes = 0;
  for await (const some of lines)
    for (const line of some)
      for (const record of splitter.push(line)) {
        if (record.bytes.length === 0) continue;
        batch.push(record);
        bytes += record.bytes.length;
        if (bytes < limits.block) continue;
        yield batch;
        batch = [];
        bytes = 0;
      }
  batch.push(...[...splitter.end()].filter((r) => r.bytes.length > 0));
  if (batch.length > 0) yield batch;
}

async function* blocksOf(
  first: (CsvRecord | BadRow)[],
  batches: AsyncIterable<(CsvRecord | BadRow)[]>,
  width: number,
  delimiter: string,
): AsyncGenerator<Block, void> {
  if (first.length > 0) yield blockOf(first, width, delimiter);
  for await (const batch of batches) yield blockOf(batch, width, delimiter);
}

const blockOf = (batch: readonly (CsvRecord | BadRow)[], width: number, delimiter: string): Block => {
  const bad: BadRow[] = [];
  const good: GoodRow[] = [];
  const records: CsvRecord[] = [];
  for (const item of batch)
    if ('reason' in item) bad.push(item);
    else records.push(item);
  const joined = Buffer.concat(records.flatMap((r) => [r.bytes, NEWLINE]));
  const clean = isUtf8(joined) && !joined.includes(0);
  const parsed = clean ? cellsOf(joined, delimiter) : undefined;
  for (const [index, record] of records.entries()) {
    const row = rowOf(record, parsed?.length === records.length ? parsed[index] : undefined, width, delimiter);
    if ('reason' in row) bad.push(row);
    else good.push(row);
  }
  return { good, bad: bad.sort((a, b) => a.line - b.line) };
};

/** One record as a row; `cells` where its block was parsed as a whole. */
const rowOf = (record: CsvRecord, cells: string[] | undefined, width: number, delimiter: string): GoodRow | BadRow => {
  const { line, bytes } = record;
  if (!cells && !isUtf8(bytes)) return { line, bytes, reason: 'invalid_utf8', detail: 'the row is not UTF-8' };
  if (!cells && bytes.includes(0))
    return { line, bytes, reason: 'nul_character', detail: 'the row has a NUL character' };
  const values = cells ?? cellsOf(bytes, delimiter)[0] ?? [];
  if (values.length !== width) {
    const reason = values.length > width ? 'too_many_columns' : 'too_few_columns';
    return { line, bytes, reason, detail: `the row has ${values.length} columns, the header ${width}` };
  }
  if (bytes.length > limits.cell && values.some((v) => v.length > limits.cell))
    return { line, bytes, reason: 'cell_too_large', detail: `a cell has more than ${limits.cell} characters` };
  return { line, cells: values.map((v) => (v === '' ? null : v)) };
};

/** Quotes were checked when the records were told apart, so what csv-parse finds in them cannot fail. */
export const cellsOf = (bytes: Buffer, delimiter: string): string[][] =>
  parse(bytes.toString('utf8'), { delimiter, relax_quotes: true, relax_column_count: true, record_delimiter: '\n' });
