import { createHash } from 'node:crypto';
import type pg from 'pg';
import { microsecondsSql } from './migrations/chain.js';
import { LOG_START, type Position } from '../positions.js';
import { toStoreError } from './store-errors.js';

const PAGE = 2000;

/** The first place where a log is not what was written. */
export interface BrokenChain {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  /**
   * `changed`: the row is not what its digest says, or the row before it is not. `missing`: the stream lacks the event
   * before this one. `gap`: positions of the log before this one are missing.
   */
  readonly what: 'changed' | 'missing' | 'gap';
}

export interface ChainProgress {
  /** Everything up to here is whole. */
  readonly position: Position;
  readonly events: number;
}

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly micros: string;
  readonly data: string;
  readonly metadata: string;
  readonly chain: Buffer;
  readonly previous: Buffer | null;
}

// The digest before an event is the stored one of the row before it: a broken link is so found at its own row, and a
// walk may begin anywhere.
const pageSql = `
  SELECT e.position::text, e.stream, e.revision::text, e.id::text, e.type,
    ${microsecondsSql('e.recorded_at')} AS micros, e.data::text, e.metadata::text, e.chain,
    p.chain AS previous
  FROM eventstore.events e LEFT JOIN eventstore.events p ON p.stream = e.stream AND p.revision = e.revision - 1
  WHERE e.position > $1 ORDER BY e.position LIMIT ${PAGE}`;

/**
 * Computes the chain of every stream again, from `after` on, and looks for positions that are missing. Yields how far it
 * came, and ends at the first break or at the log's end. What a chain cannot show: rows cut off at the log's end, and a
 * chain that was made anew as a whole.
 * @throws Unavailable
 */
export async function* verifyChains(
  pool: pg.Pool,
  after: Position = LOG_START,
): AsyncGenerator<ChainProgress, BrokenChain | undefined> {
  let position = after;
  for (let events = 0; ;) {
    const rows = await page(pool, position);
    for (const row of rows) {
      const what = breakAt(row, position);
      if (what) return { position: row.position, stream: row.stream, revision: Number(row.revision), what };
      position = row.position;
    }
    events += rows.length;
    if (rows.length > 0) yield { position, events };
    if (rows.length < PAGE) return undefined;
  }
}

const page = async (pool: pg.Pool, after: Position): Promise<Row[]> => {
  try {
    return (await pool.query<Row>(pageSql, [after])).rows;
  } catch (error) {
    throw toStoreError(error);
  }
};

const breakAt = (row: Row, before: Position): BrokenChain['what'] | undefined => {
  if (BigInt(row.position) !== BigInt(before) + 1n) return 'gap';
  if (row.revision !== '0' && !row.previous) return 'missing';
  return linkOf(row).equals(row.chain) ? undefined : 'changed';
};

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** As `linkSql` says. */
const linkOf = ({ stream, position, revision, id, type, micros, data, metadata, previous }: Row): Buffer =>
  sha256(
    previous ?? sha256(stream),
    [position, revision, id, micros, Buffer.byteLength(type), Buffer.byteLength(data), type + data + metadata].join(
      ' ',
    ),
  );
