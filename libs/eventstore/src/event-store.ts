import type { DomainEvent, EventMetadata } from '@wordslab/contracts/core';
import type { EventFilter } from './filter.js';
import type { Position } from './positions.js';

/** An event as a writer hands it over. `id` is a UUID, unique in its stream; `data` is any JSON value. */
export interface NewEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly metadata: EventMetadata;
}

interface Recorded<T extends string, D> {
  readonly id: string;
  readonly type: T;
  readonly stream: string;
  /** Place in the stream, from 0. */
  readonly revision: number;
  /** Place in the log, in the order of commits. Opaque: see {@link comparePositions}. */
  readonly position: Position;
  /** ISO 8601, UTC. Its precision differs between stores; `metadata.occurredAt` has milliseconds everywhere. */
  readonly recordedAt: string;
  readonly data: D;
  readonly metadata: EventMetadata;
}

/** An event as the log gives it back; distributes over a union, so that `switch (event.type)` narrows `data`. */
export type RecordedEvent<E extends DomainEvent = DomainEvent> = E extends DomainEvent
  ? Recorded<E['type'], E['data']>
  : never;

/** What the writer believes about the stream; a number is the revision of its last event. */
export type ExpectedRevision = 'any' | 'no-stream' | 'stream-exists' | number | bigint;

export interface AppendOptions {
  readonly expected: ExpectedRevision;
}

/** Where the last event of an append stands. */
export interface AppendResult {
  readonly revision: number;
  readonly position: Position;
}

export interface ReadStreamOptions {
  /** Revision of the first event wanted, included. Default: the end that the direction starts at. */
  readonly from?: number;
  /** @defaultValue 'forwards' */
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Read what follows this position. @defaultValue the start of the log */
  readonly after?: Position;
  /** Read what precedes this position. @defaultValue the end of the log */
  readonly before?: Position;
  /** @defaultValue 'forwards' */
  readonly direction?: 'forwards' | 'backwards';
  readonly filter?: EventFilter;
  readonly limit?: number;
}

export interface SubscribeOptions {
  /** Continue after this position. @defaultValue the start of the log */
  readonly after?: Position;
  readonly filter?: EventFilter;
  /** Ends the subscription; the iteration then finishes without an error. */
  readonly signal?: AbortSignal;
}

/**
 * What a subscription yields. Every `position` may be stored and resumed from.
 * - `event`: the next event that the filter lets through.
 * - `checkpoint`: the filter skipped everything up to here.
 * - `caughtUp`: everything up to the head of the log was delivered; said once at first and again after each later batch.
 */
export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caughtUp'; readonly position: Position };

/**
 * An append-only log of events in streams, with KurrentDB's semantics. Stream names are `<category>-<rest>`; the
 * category ends at the first hyphen.
 *
 * Every method fails with {@link Unavailable} when the store does not answer. After that a caller may not know whether
 * an append was recorded: repeat it with the same event ids and the same `expected`, and it is recorded once.
 */
export interface EventStore {
  /**
   * Records all events or none. Repeating an append (the same ids at the same place) answers with the first result
   * and records nothing; only ids are compared.
   * @throws RevisionConflict `stream.revision_conflict` (details: stream, expected, actual) when the stream is not as expected,
   *   `stream.event_id_taken` when some id stands in the stream already, but not as a repetition of this append.
   * @throws ValidationFailed when the name, an id or the data cannot be stored.
   * @throws NotAllowed `stream.not_yours` when the stream's category belongs to another writer.
   */
  append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendResult>;

  /**
   * The events of a stream. The type parameter is the caller's word for what the stream holds: only its one writer knows.
   * @throws NotFound `stream.not_found` at the first step when the stream has no event.
   */
  readStream<E extends DomainEvent = DomainEvent>(
    stream: string,
    options?: ReadStreamOptions,
  ): AsyncIterable<RecordedEvent<E>>;

  /** The log in order or against it; forwards up to the head that it had when reading began. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;

  /** The log in order, then what comes; rides out a store that goes away for a while. */
  subscribeAll(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage>;

  /** Position of the last event; {@link LOG_START} for an empty log. */
  head(): Promise<Position>;

  /** Ends the subscriptions and releases the connections. */
  close(): Promise<void>;
}
