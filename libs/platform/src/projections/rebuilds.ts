import { RevisionConflict } from '@wordslab/contracts';
import type { DataSource, EntityManager } from 'typeorm';

export type RebuildReason = 'asked' | 'version' | 'log';
export type RebuildStatus = 'waiting' | 'running' | 'stopping' | 'done' | 'stopped';

/** The last rebuild of a read model, a row of `platform.rebuilds`. */
export interface RebuildRow {
  name: string;
  version: number;
  reason: RebuildReason;
  status: RebuildStatus;
  requestedBy: string;
  requestedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Up to here its rows hold the log. */
  position: string | null;
  /** That were applied. */
  events: number;
  eventsPerSecond: number | null;
  remainingSeconds: number | null;
  /** In a row. */
  failures: number;
  failure: string | null;
}

export interface RebuildProgress {
  from: string | null;
  position: string;
  events: number;
  eventsPerSecond: number | null;
  remainingSeconds: number | null;
}

const COLUMNS = `name, version, reason, status, requested_by AS "requestedBy", requested_at AS "requestedAt",
  started_at AS "startedAt", ended_at AS "endedAt", position, events::float8 AS events,
  events_per_second AS "eventsPerSecond", remaining_seconds AS "remainingSeconds", failures, failure`;

const RETRY_MS = { first: 200, most: 15_000 };

/** Requests for rebuilds and how far they have come: kept in the database, so that any process may ask and the leader works. */
export class Rebuilds {
  constructor(private readonly database: DataSource) {}

  all(): Promise<RebuildRow[]> {
    return this.database.query(`SELECT ${COLUMNS} FROM platform.rebuilds ORDER BY name`);
  }

  async of(name: string): Promise<RebuildRow | undefined> {
    const rows: RebuildRow[] = await this.database.query(`SELECT ${COLUMNS} FROM platform.rebuilds WHERE name = $1`, [
      name,
    ]);
    return rows[0];
  }

  /** Asks for one; false when one for this version is waiting or running already. */
  async request(
    request: { name: string; version: number; reason: RebuildReason; by: string },
    em: EntityManager = this.database.manager,
  ): Promise<boolean> {
    const rows: unknown[] = await em.query(
      `INSERT INTO platform.rebuilds AS r (name, version, reason, status, requested_by) VALUES ($1, $2, $3, 'waiting', $4)
       ON CONFLICT (name) DO UPDATE SET version = excluded.version, reason = excluded.reason, status = 'waiting',
         requested_by = excluded.requested_by, requested_at = excluded.requested_at, started_at = NULL, ended_at = NULL,
         position = NULL, events = 0, events_per_second = NULL, remaining_seconds = NULL, failures = 0, failure = NULL,
         try_after = excluded.try_after
       WHERE r.status IN ('done', 'stopped') OR r.version <> excluded.version
       RETURNING name`,
      [request.name, request.version, request.reason, request.by],
    );
    return rows.length > 0;
  }

  /** What to work on: one to be stopped, then the one that waits longest; but one that failed lets others go first. */
  async next(): Promise<RebuildRow | undefined> {
    const rows: RebuildRow[] = await this.database.query(
      `SELECT ${COLUMNS} FROM platform.rebuilds
       WHERE status = 'stopping' OR (status IN ('waiting', 'running') AND try_after <= clock_timestamp())
       ORDER BY status = 'stopping' DESC, failures > 0, status = 'waiting', requested_at LIMIT 1`,
    );
    return rows[0];
  }

  /** From zero. */
  async start(em: EntityManager, name: string): Promise<void> {
    await changeOne(
      em,
      name,
      `UPDATE platform.rebuilds SET status = 'running', started_at = clock_timestamp(), position = NULL, events = 0,
         events_per_second = NULL, remaining_seconds = NULL WHERE name = $1 AND status IN ('waiting', 'running')`,
    );
  }

  /** Compare and set, in the transaction that writes the rows: neither a second leader nor a stopped rebuild goes on. */
  async move(em: EntityManager, name: string, progress: RebuildProgress): Promise<void> {
    await changeOne(
      em,
      name,
      `UPDATE platform.rebuilds SET position = $2, events = events + $3, events_per_second = $4, remaining_seconds = $5,
         failures = 0, failure = NULL
       WHERE name = $1 AND status = 'running' AND position IS NOT DISTINCT FROM $6`,
      progress.position,
      progress.events,
      progress.eventsPerSecond,
      progress.remainingSeconds,
      progress.from,
    );
  }

  async finish(em: EntityManager, name: string, position: string | null): Promise<void> {
    await changeOne(
      em,
      name,
      `UPDATE platform.rebuilds SET status = 'done', ended_at = clock_timestamp(), remaining_seconds = NULL,
         failures = 0, failure = NULL
       WHERE name = $1 AND status = 'running' AND position IS NOT DISTINCT FROM $2`,
      position,
    );
  }

  /** It is tried again after a pause that grows. */
  async fail(name: string, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE platform.rebuilds SET failures = failures + 1, failure = $2, remaining_seconds = NULL,
         try_after = clock_timestamp() + least($3::float8 * power(2, least(failures, 20)), $4) * interval '1 millisecond'
       WHERE name = $1 AND status IN ('waiting', 'running')`,
      [name, reason, RETRY_MS.first, RETRY_MS.most],
    );
  }

  /** Asks for its end, of which the leader takes care; false when there is none to stop. */
  async stop(name: string): Promise<boolean> {
    const [, count]: [unknown, number] = await this.database.query(
      `UPDATE platform.rebuilds SET status = 'stopping', remaining_seconds = NULL
       WHERE name = $1 AND status IN ('waiting', 'running')`,
      [name],
    );
    return count > 0;
  }

  async stopped(em: EntityManager, name: string): Promise<void> {
    await changeOne(
      em,
      name,
      `UPDATE platform.rebuilds SET status = 'stopped', ended_at = clock_timestamp() WHERE name = $1 AND status = 'stopping'`,
    );
  }
}

const changeOne = async (em: EntityManager, name: string, sql: string, ...values: unknown[]): Promise<void> => {
  const [, count]: [unknown, number] = await em.query(sql, [name, ...values]);
  if (count !== 1)
    throw new RevisionConflict(
      'rebuild.fenced',
      `the rebuild of ${name} was stopped, or another process works on it`,
      'What this process had begun of it is taken back.',
    );
};
