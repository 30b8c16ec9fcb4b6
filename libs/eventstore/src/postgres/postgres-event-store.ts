import type { DomainEvent } from '@wordslab/contracts/core';
import pg from 'pg';
import {
  type AppendRecordsResult,
  type AppendsRecords,
  type StreamCheck,
  type StreamRecord,
  toRecordsRequest,
} from '../append-records.js';
import { type Naming, toAppendRequest } from '../append-request.js';
import type {
  AppendOptions,
  AppendResult,
  EventStore,
  NewEvent,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '../event-store.js';
import { Changes } from '../log/changes.js';
import {
  type BackwardsPage,
  type BackwardsPageQuery,
  type LogSource,
  type Page,
  pageDefaults,
  type PageQuery,
  type PageSettings,
} from '../log/log-source.js';
import { followLog, readLog } from '../log/read-log.js';
import { LOG_START, type Position } from '../positions.js';
import { streamNotFound } from '../stream-not-found.js';
import type { KeepsChains } from '../verification/kept-chains.js';
import { AppendQueue } from './append-queue.js';
import { type BrokenChain, type ChainProgress, verifyChains } from './chains.js';
import { LogListener } from './log-listener.js';
import { backwardsLogPageSql, type EventRow, isWhole, logPageSql, streamPageSql, toRecordedEvent } from './pages.js';
import { appendRecords } from './record-append.js';
import { toStoreError } from './store-errors.js';
import { timeBounds } from './time-bounds.js';

export interface PostgresEventStoreOptions extends PageSettings {
  /** @defaultValue 'wordslab' */
  readonly naming?: Naming;
  /** A pool of the caller's, who also ends it, or how to connect; {@link timeBounds} hold where it names no others. */
  readonly connection: pg.Pool | pg.PoolConfig;
  /** Longest time between two looks at the log when no notification arrives. @defaultValue 2000 */
  readonly pollIntervalMs?: number;
  /** Told whenever a subscription has to wait for the database, or an idle connection is lost. */
  readonly onInterruption?: (error: Error) => void;
}

/** The log in schema `eventstore` of a Postgres database (see `eventStoreMigrations`). */
export class PostgresEventStore implements EventStore, AppendsRecords, KeepsChains {
  readonly #pool: pg.Pool;
  readonly #ownsPool: boolean;
  readonly #appends: AppendQueue;
  readonly #listener: LogListener;
  readonly #source: LogSource;
  readonly #scanWindow: number;
  readonly #naming: Naming | undefined;
  readonly #closed = new AbortController();

  constructor(options: PostgresEventStoreOptions) {
    const { connection, onInterruption } = options;
    this.#ownsPool = !(connection instanceof pg.Pool);
    this.#pool = connection instanceof pg.Pool ? connection : new pg.Pool({ max: 4, ...timeBounds, ...connection });
    // Without a listener, an idle connection that breaks would end the process.
    if (this.#ownsPool) this.#pool.on('error', (error) => onInterruption?.(error));
    this.#appends = new AppendQueue(this.#pool.options, (error) => onInterruption?.(error));
    this.#naming = options.naming;
    this.#scanWindow = options.scanWindow ?? pageDefaults.scanWindow;
    const changes = new Changes();
    this.#listener = new LogListener(this.#pool.options, changes);
    this.#source = {
      changes,
      pollIntervalMs: options.pollIntervalMs ?? 2000,
      pageSize: options.pageSize ?? pageDefaults.pageSize,
      head: () => this.head(),
      page: (query) => this.#page(query),
      pageBackwards: (query) => this.#pageBackwards(query),
      onInterruption,
    };
  }

  async append(stream: string, events: readonly NewEvent[], { expected }: AppendOptions): Promise<AppendResult> {
    return this.#appends.append(stream, toAppendRequest(stream, events, expected, this.#naming));
  }

  async appendRecords(records: readonly StreamRecord[], checks: readonly StreamCheck[]): Promise<AppendRecordsResult> {
    return appendRecords(this.#pool, toRecordsRequest(records, checks, this.#naming));
  }

  async *readStream<E extends DomainEvent>(
    stream: string,
    { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent<E>> {
    const step = direction === 'forwards' ? 1 : -1;
    let next = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
    let left = limit;
    const count = (): number => Math.min(left, this.#source.pageSize);
    const read = (): Promise<EventRow[]> => this.#rows(streamPageSql[direction], [stream, next, count()]);
    let ahead: Promise<EventRow[] | undefined> | undefined;
    for (let first = true; left > 0; first = false) {
      const wanted = count();
      const rows = (ahead && (await ahead)) ?? (await read());
      if (first && rows.length === 0) await this.#refuseMissing(stream);
      left -= rows.length;
      next = Number(rows.at(-1)?.revision) + step;
      const isLast = rows.length === 0 || isWhole(rows, wanted);
      // On its way while these are used; where that fails, it is read when it is needed.
      ahead = isLast || left <= 0 ? undefined : read().catch(() => undefined);
      // The caller's word for what the stream holds (see the port).
      for (const row of rows) yield toRecordedEvent(row) as RecordedEvent<E>;
      if (isLast) return;
    }
  }

  readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    return readLog(this.#source, options);
  }

  subscribeAll(options: SubscribeOptions = {}): AsyncGenerator<SubscriptionMessage> {
    this.#listener.start();
    const signals = [this.#closed.signal, ...(options.signal ? [options.signal] : [])];
    return followLog(this.#source, options, AbortSignal.any(signals));
  }

  verifyChains(after: Position = LOG_START): AsyncGenerator<ChainProgress, BrokenChain | undefined> {
    return verifyChains(this.#pool, after);
  }

  async head(): Promise<Position> {
    const [row] = await this.#rows<{ position: string | null }>(
      'SELECT max(position)::text AS position FROM eventstore.events',
      [],
    );
    return row?.position ?? LOG_START;
  }

  async close(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    await Promise.all([this.#listener.stop(), this.#appends.close()]);
    if (this.#ownsPool) await this.#pool.end();
  }

  async #page({ after, upTo, filter, limit }: PageQuery): Promise<Page> {
    // Positions have no gaps: a filter looks at one window of the log, so that it can say how far it came.
    const windowEnd = BigInt(after) + BigInt(this.#scanWindow);
    const end = filter && windowEnd < BigInt(upTo) ? String(windowEnd) : upTo;
    const rows = await this.#rows(
      logPageSql(filter?.on),
      filter ? [after, end, limit, filter.prefixes] : [after, end, limit],
    );
    const last = rows.at(-1);
    return { events: rows.map(toRecordedEvent), scannedTo: !last || isWhole(rows, limit) ? end : last.position };
  }

  async #pageBackwards({ before, after, filter, limit }: BackwardsPageQuery): Promise<BackwardsPage> {
    const rows = await this.#rows(backwardsLogPageSql(filter?.on), [
      after,
      before ?? null,
      limit,
      ...(filter ? [filter.prefixes] : []),
    ]);
    return { events: rows.map(toRecordedEvent), isLast: rows.length === 0 || isWhole(rows, limit) };
  }

  async #refuseMissing(stream: string): Promise<void> {
    const found = await this.#rows('SELECT 1 FROM eventstore.events WHERE stream = $1 LIMIT 1', [stream]);
    if (found.length === 0) throw streamNotFound(stream);
  }

  async #rows<R extends pg.QueryResultRow = EventRow>(sql: string, parameters: readonly unknown[]): Promise<R[]> {
    try {
      return (await this.#pool.query<R>(sql, [...parameters])).rows;
    } catch (error) {
      throw toStoreError(error);
    }
  }
}
