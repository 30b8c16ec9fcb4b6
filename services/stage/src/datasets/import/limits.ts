/** What an import accepts and how much it holds at once; together they keep its memory flat. */
export const limits = {
  /** Bytes looked at to tell format and delimiter. */
  head: 64 * 1024,
  /** Bytes of one row; a longer one is set aside. A row must fit into one chunk message of a link (512 KiB). */
  row: 448 * 1024,
  /** Characters of one cell. */
  cell: 256 * 1024,
  /** Lines over which one quoted cell may run before its quote counts as unclosed. */
  linesOfRow: 1000,
  columns: 1000,
  columnName: 120,
  /** Rows from which columns and their roles are inferred. */
  window: 1000,
  /** Bytes of rows held while the window fills. */
  windowBytes: 4 * 1024 * 1024,
  /** Bytes of rows parsed in one go. */
  block: 128 * 1024,
  /** Bytes kept of a row that was set aside. */
  keptOfBadRow: 64 * 1024,
  /** So many rows that are no UTF-8, and at least this share of all: the file has another encoding. */
  badEncoding: { rows: 10, share: 0.2 },
} as const;
