import { isUtf8 } from 'node:buffer';
import { ValidationFailed } from '@wordslab/contracts';
import { checkedColumns } from './columns.js';
import { limits } from './limits.js';
import { type BadRow, badRow, type Block, type Cell, type GoodRow, type Line, type RowStream } from './rows.js';

type Item = { readonly line: Line; readonly value: Record<string, Cell> } | BadRow;

/**
 * Opens a JSON Lines file. Its columns are all keys of the first rows (`limits.window`); a key that a row lacks is
 * null, and a later row with a key of its own is set aside.
 */
export const openJsonLines = async (lines: AsyncIterable<Line[]>): Promise<RowStream> => {
  const batches = itemBatches(lines)[Symbol.asyncIterator]();
  const window: Item[] = [];
  let bytes = 0;
  while (window.length < limits.window && bytes < limits.windowBytes) {
    const next = await batches.next();
    if (next.done) break;
    window.push(...next.value);
    bytes += next.value.reduce((sum, item) => sum + ('value' in item ? item.line.bytes.length : 0), 0);
  }
  if (window.length === 0) throw new ValidationFailed('dataset.empty', 'the file is empty', 'Import a file with rows.');
  const names = new Set(window.flatMap((item) => ('value' in item ? Object.keys(item.value) : [])));
  const columns = checkedColumns([...names]);
  return { columns, blocks: blocksOf(window, batches, columns) };
};

async function* itemBatches(lines: AsyncIterable<Line[]>): AsyncGenerator<Item[], void> {
  for await (const some of lines) {
    const items = some.filter((line) => line.bytes.length > 0).map(itemOf);
    if (items.length > 0) yield items;
  }
}

async function* blocksOf(
  window: readonly Item[],
  batches: AsyncGenerator<Item[], void>,
  columns: readonly string[],
): AsyncGenerator<Block, void> {
  const known = new Set(columns);
  yield blockOf(window, columns, known);
  for await (const batch of batches) yield blockOf(batch, columns, known);
}

const blockOf = (items: readonly Item[], columns: readonly string[], known: ReadonlySet<string>): Block => {
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  for (const item of items) {
    const row = 'value' in item ? rowOf(item.line, item.value, columns, known) : item;
    if ('reason' in row) bad.push(row);
    else good.push(row);
  }
  return { good, bad };
};

const itemOf = (line: Line): Item => {
  if (line.cut) return badRow(line, 'row_too_large', `the row is longer than ${limits.row} bytes`);
  if (!isUtf8(line.bytes)) return badRow(line, 'invalid_utf8', 'the row is not UTF-8');
  const text = line.bytes.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return badRow(line, 'not_an_object', 'the line is JSON, but not an object');
    // Only escapes can bring in what UTF-8 itself excludes, and NUL, which no database takes as text.
    if (/\\u(0000|[dD][89a-fA-F])/.test(text) && !storable(value))
      return badRow(line, 'nul_character', 'a string holds a NUL or half a character');
    return { line, value: { ...value } };
  } catch {
    return badRow(line, 'unparsable_json', 'the line is not JSON');
  }
};

const storable = (value: unknown): boolean => {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Cs}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => storable(key) && storable(inner));
};

const rowOf = (
  line: Line,
  value: Record<string, Cell>,
  columns: readonly string[],
  known: ReadonlySet<string>,
): GoodRow | BadRow => {
  const extra = Object.keys(value).filter((key) => !known.has(key)).length;
  if (extra > 0) return badRow(line, 'too_many_columns', `the row has ${extra} key(s) that the first rows do not have`);
  const cells = columns.map((name) => value[name] ?? null);
  if (line.bytes.length > limits.cell && cells.some((c) => typeof c === 'string' && c.length > limits.cell))
    return badRow(line, 'cell_too_large', `a cell has more than ${limits.cell} characters`);
  return { line: line.number, cells };
};
