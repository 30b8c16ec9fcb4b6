export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type Row = Readonly<Record<string, JsonValue>>;

/** Rows by column: every column has `rows` values. */
export interface ColumnBatch {
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly JsonValue[]>>;
}
