import { type DomainEvent, Unavailable } from '@wordslab/contracts/core';
import {
  type AppendRecordsResult,
  type AppendsRecords,
  checksViolated,
  type RecordsRequest,
  type StreamCheck,
  type StreamRecord,
  toRecordsRequest,
} from '../append-records.js';
import { eventIdTaken, type Naming, revisionConflict, toAppendRequest } from '../append-request.js';
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
import { passes } from '../filter.js';
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
import { isAsExpected, repetitionInLog, repetitionOf, violationsOf } from './places.js';

export interface MemoryEventStoreOptions extends PageSettings {
  /** @defaultValue 'wordslab' */
  readonly naming?: Naming;
  /** The clock of `recordedAt`. */
  readonly now?: () => Date;
}

/** The log in this process's memory: for unit tests and simulations. Position n is the n-th event. */
export class MemoryEventStore implements EventStore, AppendsRecords {
  readonly #log: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  /** By stream and id. */
  readonly #held = new Map<string, Map<string, RecordedEvent>>();
  readonly #closed = new AbortController();
  readonly #changes = new Changes();
  readonly #source: LogSource;
  readonly #now: () => Date;
  readonly #scanWindow: number;
  readonly #naming: Naming | undefined;

  constructor(options: MemoryEventStoreOptions = {}) {
    this.#now = options.now ?? (() => new Date());
    this.#naming = options.naming;
    this.#scanWindow = options.scanWindow ?? pageDefaults.scanWindow;
    this.#source = {
      changes: this.#changes,
      pollIntervalMs: 60_000,
      pageSize: options.pageSize ?? pageDefaults.pageSize,
      head: () => this.head(),
      page: async (query) => this.#page(query),
      pageBackwards: async (query) => this.#pageBackwards(query),
    };
  }

  async append(stream: string, events: readonly NewEvent[], { expected }: AppendOptions): Promise<AppendResult> {
    this.#refuseWhenClosed();
    const request = toAppendRequest(stream, events, expected, this.#naming);
    const recorded = this.#streams.get(stream) ?? [];
    const repeated = repetitionOf(request, recorded, this.#heldOf(stream, request.ids[0]!));
    if (repeated) return { revision: repeated.revision, position: repeated.position };
    const actual = recorded.length - 1;
    if (!isAsExpected(request.expected, actual)) throw revisionConflict(stream, request.expected, actual);
    if (request.ids.some((id) => this.#heldOf(stream, id))) throw eventIdTaken(stream, request.expected, actual);
    const streams = request.ids.map(() => stream);
    const last = this.#record({ ...request, streams });
    return { revision: last.revision, position: last.position };
  }

  async appendRecords(records: readonly StreamRecord[], checks: readonly StreamCheck[]): Promise<AppendRecordsResult> {
    this.#refuseWhenClosed();
    const request = toRecordsRequest(records, checks, this.#naming);
    const repeated = repetitionInLog(request, this.#log, this.#heldOf(request.streams[0]!, request.ids[0]!));
    if (repeated) return toResult(repeated);
    const lastOf = (stream: string): number => (this.#streams.get(stream)?.length ?? 0) - 1;
    const [violation, ...more] = violationsOf(request.checks, lastOf);
    if (violation) throw checksViolated([violation, ...more]);
    const taken = request.streams.find((stream, index) => this.#heldOf(stream, request.ids[index]!));
    if (taken !== undefined) throw eventIdTaken(taken, 'any', lastOf(taken));
    const start = this.#log.length;
    this.#record(request);
    return toResult(this.#log.slice(start));
  }

  async *readStream<E extends DomainEvent>(
    stream: string,
    { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent<E>> {
    this.#refuseWhenClosed();
    const events = this.#streams.get(stream);
    if (!events) throw streamNotFound(stream);
    const step = direction === 'forwards' ? 1 : -1;
    const last = events.length - 1;
    let next = direction === 'forwards' ? (from ?? 0) : Math.min(from ?? last, last);
    // What is appended meanwhile is no part of this read.
    for (let left = limit; left > 0 && next >= 0 && next <= last; left -= 1, next += step)
      // The caller's word for what the stream holds (see the port).
      yield events[next] as RecordedEvent<E>;
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    this.#refuseWhenClosed();
    yield* readLog(this.#source, options);
  }

  subscribeAll(options: SubscribeOptions = {}): AsyncGenerator<SubscriptionMessage> {
    const signals = [this.#closed.signal, ...(options.signal ? [options.signal] : [])];
    return followLog(this.#source, options, AbortSignal.any(signals));
  }

  async head(): Promise<Position> {
    this.#refuseWhenClosed();
    return this.#log.at(-1)?.position ?? LOG_START;
  }

  async close(): Promise<void> {
    this.#closed.abort();
  }

  /** @returns the last one. */
  #record({ streams, ids, types, data, metadata }: Omit<RecordsRequest, 'checks'>): RecordedEvent {
    const recordedAt = this.#now().toISOString();
    for (const [index, id] of ids.entries()) {
      const stream = streams[index]!;
      const recorded = this.#streams.get(stream) ?? [];
      this.#streams.set(stream, recorded);
      const event: RecordedEvent = {
        id,
        type: types[index]!,
        stream,
        revision: recorded.length,
        position: String(this.#log.length + 1),
        recordedAt,
        // Through JSON, so that what is read is what any other store would give back.
        data: JSON.parse(data[index]!),
        metadata: JSON.parse(metadata[index]!),
      };
      recorded.push(event);
      this.#log.push(event);
      const held = this.#held.get(stream) ?? new Map<string, RecordedEvent>();
      this.#held.set(stream, held.set(id, event));
    }
    this.#changes.notify();
    return this.#log.at(-1)!;
  }

  #heldOf(stream: string, id: string): RecordedEvent | undefined {
    return this.#held.get(stream)?.get(id);
  }

  #page({ after, upTo, filter, limit }: PageQuery): Page {
    const start = Number(after);
    const end = Math.min(Number(upTo), filter ? start + this.#scanWindow : Number(upTo));
    const events: RecordedEvent[] = [];
    for (let index = start; index < end; index += 1) {
      const event = this.#log[index]!;
      if (!filter || passes(filter, event)) events.push(event);
      if (events.length === limit) return { events, scannedTo: event.position };
    }
    return { events, scannedTo: String(end) };
  }

  #pageBackwards({ before, after, filter, limit }: BackwardsPageQuery): BackwardsPage {
    const events: RecordedEvent[] = [];
    const newest = before === undefined ? this.#log.length : Math.min(Number(before) - 1, this.#log.length);
    for (let index = newest - 1; index >= Number(after); index -= 1) {
      const event = this.#log[index]!;
      if (!filter || passes(filter, event)) events.push(event);
      if (events.length === limit) return { events, isLast: false };
    }
    return { events, isLast: true };
  }

  #refuseWhenClosed(): void {
    if (this.#closed.signal.aborted) throw new Unavailable('eventstore.closed', 'this event store was closed');
  }
}

const toResult = (events: readonly RecordedEvent[]): AppendRecordsResult => ({
  position: events.at(-1)!.position,
  revisions: new Map(events.map(({ stream, revision }) => [stream, revision])),
});
