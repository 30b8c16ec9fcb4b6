import type { Row } from '@wordslab/anonymizer';
import type pg from 'pg';

/** Opens a payload reference of a published view: its NDJSON. */
export type PayloadReader = (ref: string) => Promise<Buffer>;

/** Rows that stand in the view itself, in the order of its row key. */
export async function* inlineBatches(client: pg.Client, view: string, partition: string): AsyncIterable<Row[]> {
  for await (const rows of fetched<{ row: Row }>(client, 'row', view, partition, 500)) yield rows.map(({ row }) => row);
}

/** Rows that lie in the payload store, a chunk at a time. */
export async function* payloadBatches(
  client: pg.Client,
  view: string,
  partition: string,
  read: PayloadReader,
): AsyncIterable<Row[]> {
  for await (const rows of fetched<{ payload: string }>(client, 'payload', view, partition, 16))
    for (const { payload } of rows) {
      const text = (await read(payload)).toString('utf8');
      yield text
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Row => JSON.parse(line));
    }
}

/**
 * A cursor of the transaction that is open, `count` rows at a time. Plain statements, so that a connection lost between
 * two of them fails the next one; a stream over the wire protocol would wait for ever.
 */
async function* fetched<R extends pg.QueryResultRow>(
  client: pg.Client,
  column: keyof R & string,
  view: string,
  partition: string,
  count: number,
): AsyncIterable<R[]> {
  const rows = `SELECT ${column} FROM ${view} WHERE partition = $1 ORDER BY row_key`;
  await client.query(`DECLARE published_rows NO SCROLL CURSOR FOR ${rows}`, [partition]);
  for (;;) {
    const batch = await client.query<R>(`FETCH ${count} FROM published_rows`);
    if (batch.rows.length === 0) return;
    yield batch.rows;
  }
}
