import type { ClientConfig } from 'pg';

/**
 * How long anything may take before a caller is told that the store does not answer: 10 s for a connection, also a
 * busy pool's, then 30 s for an answer. Postgres gives up earlier, so that no statement outlives the one who asked, and
 * a client that stands still inside of a transaction does not hold the log's lock for ever.
 */
export const timeBounds = {
  connectionTimeoutMillis: 10_000,
  query_timeout: 30_000,
  statement_timeout: 25_000,
  idle_in_transaction_session_timeout: 25_000,
  keepAlive: true,
} as const satisfies ClientConfig;
