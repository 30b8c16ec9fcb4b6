import { limits } from './limits.js';
import { openCsv } from './read-csv.js';
import { readHead } from './read-head.js';
import { openJsonLines } from './read-json-lines.js';
import { readLines } from './read-lines.js';
import type { RowStream } from './rows.js';
import { type Dialect, type DialectWishes, sniff } from './sniff.js';

/** A file whose dialect and columns are known. */
export interface OpenedFile {
  readonly dialect: Dialect;
  readonly stream: RowStream;
  /** What was read of it so far. */
  readonly read: { readonly bytes: number };
}

/**
 * Reads the beginning of a file, and tells what it is.
 * @param signal aborting ends the reading with the signal's reason
 * @throws ValidationFailed when the file is not one that can be imported
 */
export const openFile = async (
  source: AsyncIterable<Uint8Array>,
  wishes: DialectWishes,
  signal: AbortSignal,
): Promise<OpenedFile> => {
  const head = await readHead(source, limits.head);
  const dialect = sniff(head.bytes.subarray(0, limits.head), head.bytes.length < limits.head, wishes);
  const read = new CountedBytes(head.all, signal);
  const lines = readLines(read, limits.row);
  const stream = dialect.format === 'csv' ? await openCsv(lines, dialect.delimiter) : await openJsonLines(lines);
  return { dialect, stream, read };
};

/** Counts what passes and stops when the reading is aborted. */
class CountedBytes {
  bytes = 0;

  constructor(
    private readonly source: AsyncIterable<Buffer>,
    private readonly signal: AbortSignal,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    for await (const piece of this.source) {
      this.signal.throwIfAborted();
      this.bytes += piece.length;
      yield piece;
    }
    this.signal.throwIfAborted();
  }
}
