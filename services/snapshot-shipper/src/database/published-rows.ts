import type { Row } from '@wordslab/anonymizer';
import type pg from 'pg';
import QueryStream from 'pg-query-stream';

/** Opens a payload reference of a published view: its NDJSON. */
export type PayloadReader = (ref: string) => Promise<Buffer>;

const BATCH = 500;

/** Rows that stand in the view itself, in the order of its row key. */
export async function* inlineBatches(client: pg.Client, view: string, partition: string): AsyncIterable<Row[]> {
  let batch: Row[] = [];
  for await (const { row } of client.query(
    new QueryStream(`SELECT row FROM ${view} WHERE partition = $1 ORDER BY row_key`, [partition], { batchSize: BATCH }),
  )) {
    batch.push(row);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Rows that lie in the payload store, a chunk at a time. */
export async function* payloadBatches(
  client: pg.Client,
  view: string,
  partition: string,
  read: PayloadReader,
): AsyncIterable<Row[]> {
  for await (const { payload } of client.query(
    new QueryStream(`SELECT payload FROM ${view} WHERE partition = $1 ORDER BY row_key`, [partition], {
      batchSize: 16,
    }),
  )) {
    const text = (await read(payload)).toString('utf8');
    yield text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Row => JSON.parse(line));
  }
}
