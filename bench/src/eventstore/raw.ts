import type { NewEvent } from '@wordslab/eventstore';
import pg from 'pg';
import type { Contender } from './contender.js';
import { sampleEvent } from './sample.js';

const PAGE = 500;
const COLUMNS = 'stream, revision, id, type, data, metadata';

/** How `pg` sends a statement: as it does when given a text and values, or with a name, which it then prepares once. */
export type Sent = 'as text' | 'prepared';

/** The peer: inserts into one table with the columns and indexes that a log needs, and nothing else of one. */
export const rawPostgres = async (url: string, sent: Sent): Promise<Contender> => {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  const table = sent === 'prepared' ? 'public.raw_prepared' : 'public.raw';
  const named = (name: string): { name?: string } => (sent === 'prepared' ? { name } : {});
  await pool.query(`CREATE TABLE IF NOT EXISTS ${table} (
    position bigserial PRIMARY KEY, stream text NOT NULL, revision bigint NOT NULL, id uuid NOT NULL, type text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(), data json NOT NULL, metadata json NOT NULL,
    UNIQUE (stream, revision), UNIQUE (stream, id))`);
  const values = (event: NewEvent, n: number): unknown[] => [
    `campaign-${n % 50}`,
    n,
    event.id,
    event.type,
    JSON.stringify(event.data),
    JSON.stringify(event.metadata),
  ];
  return {
    name: sent === 'prepared' ? 'raw, prepared' : 'raw inserts',
    one: async (n) => {
      const text = `INSERT INTO ${table} (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6) RETURNING position`;
      await pool.query({ ...named('raw-one'), text, values: values(sampleEvent(n), n) });
    },
    many: async (n, count) => {
      const rows = Array.from({ length: count }, (_, i) => values(sampleEvent(n + i), n + i));
      const lists = rows[0]!.map((_, column) => rows.map((row) => row[column]));
      const text = `INSERT INTO ${table} (${COLUMNS})
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::json[], $6::json[])`;
      await pool.query({ ...named('raw-many'), text, values: lists });
    },
    ...(sent === 'as text' && { readAll: () => readByCursor(pool) }),
    close: () => pool.end(),
  };
};

const readByCursor = async (pool: pg.Pool): Promise<number> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `DECLARE everything NO SCROLL CURSOR FOR SELECT position, recorded_at, ${COLUMNS} FROM public.raw ORDER BY position`,
    );
    let count = 0;
    for (;;) {
      const { rows } = await client.query(`FETCH ${PAGE} FROM everything`);
      count += rows.length;
      if (rows.length < PAGE) return count;
    }
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};
