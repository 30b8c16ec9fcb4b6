import type { QuarantineReason } from '@wordslab/contracts';

/** A value of a row; CSV gives strings, and null for an empty cell. */
export type Cell = string | number | boolean | null | object;

/** A line of the file, without its end. `cut`: only the beginning of a line that is longer than a row may be. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly cut: boolean;
}

export interface GoodRow {
  readonly line: number;
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
}

export interface BadRow {
  readonly line: number;
  readonly reason: QuarantineReason;
  /** What is wrong, without a value of the row. */
  readonly detail: string;
  readonly bytes: Buffer;
}

/** Rows of a file in order, good and bad apart. */
export interface Block {
  readonly good: readonly GoodRow[];
  readonly bad: readonly BadRow[];
}

/** A file whose columns are known and whose rows are read as they are asked for. */
export interface RowStream {
  readonly columns: readonly string[];
  readonly blocks: AsyncIterable<Block>;
}

export const badRow = (line: Line, reason: QuarantineReason, detail: string): BadRow => ({
  line: line.number,
  reason,
  detail,
  bytes: line.bytes,
});
