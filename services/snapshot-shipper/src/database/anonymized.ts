import type { ColumnBatch, CompiledPolicy, JsonValue, Row } from '@wordslab/anonymizer';
import type { LeakScan } from './leak-scan.js';

/** The rows as they leave: each batch through the policy, each row then searched for what it must not hold. */
export async function* anonymized(
  batches: AsyncIterable<Row[]>,
  policy: CompiledPolicy,
  scan: LeakScan,
): AsyncIterable<Record<string, JsonValue>> {
  for await (const rows of batches) {
    const { columns } = policy.apply(toColumns(rows));
    const names = Object.keys(columns);
    for (const [i, source] of rows.entries()) {
      const row = Object.fromEntries(names.map((name) => [name, columns[name]?.[i] ?? null]));
      scan.search(source, row);
      yield row;
    }
  }
}

export const toColumns = (rows: readonly Row[]): ColumnBatch => {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return {
    rows: rows.length,
    columns: Object.fromEntries([...names].map((name) => [name, rows.map((row) => row[name] ?? null)])),
  };
};
