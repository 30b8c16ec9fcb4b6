import type { EventMetadata } from '@wordslab/contracts/core';
import type { RecordedEvent } from '../event-store.js';
import type { PrefixFilter } from '../filter.js';

/** A page ends early when it holds this much: the bound on a reader's memory. */
export const PAGE_BYTES = 4 * 1024 * 1024;

export interface EventRow {
  id: string;
  type: string;
  stream: string;
  revision: string;
  position: string;
  /** ISO 8601, UTC, with milliseconds: as text, since a date of each row costs a reader more than all else. */
  recorded_at: string;
  data: unknown;
  metadata: EventMetadata;
  /** How many rows the page would have without the bound in bytes. */
  candidates: string;
}

/** Wraps a selection of narrow rows: adds the bound in bytes before data is fetched from where large values are kept. */
const bounded = (selection: string, order: string): string => `
  SELECT id, type, stream, revision::text, position::text,
    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at,
    data, metadata, candidates::text
  FROM (
    SELECT *, count(*) OVER () AS candidates, sum(bytes) OVER (ORDER BY ${order}) - bytes AS ahead
    FROM (${selection}) AS selection
  ) AS page
  WHERE ahead < ${PAGE_BYTES}
  ORDER BY page.${order}`; // not the output column of the same name, which is text

/** Parameters: stream, first revision, limit. */
export const streamPageSql = {
  forwards: bounded(
    'SELECT * FROM eventstore.events WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3',
    'revision',
  ),
  backwards: bounded(
    'SELECT * FROM eventstore.events WHERE stream = $1 AND revision <= $2 ORDER BY revision DESC LIMIT $3',
    'revision DESC',
  ),
} as const;

/** Parameters: after, up to, limit, and with a filter its prefixes. */
export const logPageSql = (on?: PrefixFilter['on']): string =>
  bounded(
    `SELECT * FROM eventstore.events WHERE position > $1 AND position <= $2 ${on ? `AND ${on} ^@ ANY ($4::text[])` : ''}
     ORDER BY position LIMIT $3`,
    'position',
  );

/** Parameters: after, before or null, limit, and with a filter its prefixes. */
export const backwardsLogPageSql = (on?: PrefixFilter['on']): string =>
  bounded(
    `SELECT * FROM eventstore.events
     WHERE position > $1 AND ($2::bigint IS NULL OR position < $2) ${on ? `AND ${on} ^@ ANY ($4::text[])` : ''}
     ORDER BY position DESC LIMIT $3`,
    'position DESC',
  );

export const toRecordedEvent = (row: EventRow): RecordedEvent => ({
  id: row.id,
  type: row.type,
  stream: row.stream,
  revision: Number(row.revision),
  position: row.position,
  recordedAt: row.recorded_at,
  data: row.data,
  metadata: row.metadata,
});

/** Whether a page holds everything there was, rather than stopping at one of its bounds. */
export const isWhole = (rows: readonly EventRow[], limit: number): boolean =>
  rows.length < limit && rows.length === Number(rows[0]?.candidates ?? 0);
