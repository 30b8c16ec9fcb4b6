import { randomUUID } from 'node:crypto';
import { type EventMetadata, RevisionConflict } from '@wordslab/contracts/core';
import {
  type AppendRecordsResult,
  type AppendResult,
  canAppendRecords,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type StreamCheck,
  type StreamRecord,
  streamNotFound,
} from '@wordslab/eventstore';
import { NotOffered, ProtocolViolation } from '../failures.js';
import { appendAsSeen, shown } from './multi-stream.js';
import { Queues } from './queues.js';
import { Recent } from './recent.js';
import { Stands, storedExpectation } from './stands.js';
import {
  isMetadataStream,
  METADATA_EVENT,
  metadataStreamOf,
  type StreamMetadata,
  subjectOf,
  TOMBSTONE_EVENT,
  toStreamMetadata,
} from './stream-metadata.js';

/** What of a stream is to be seen. */
export interface Visible {
  readonly first: number;
  readonly last: number;
  /** Milliseconds since 1970; what was recorded before is hidden. */
  readonly recordedFrom: number;
}

export interface StreamsOptions {
  readonly store: EventStore;
  /** Whether streams may be deleted and described by metadata. */
  readonly deletable: boolean;
  readonly now: () => Date;
}

/**
 * Streams as KurrentDB has them, over a port that only grows. A deleted stream is one whose metadata hide all its
 * events (`$tb` behind the last one): it goes on with its revisions when it is written again. A tombstone is a last
 * event, after which nothing is appended. Both rest on this being the store's only writer.
 */
export class Streams {
  readonly #store: EventStore;
  readonly #deletable: boolean;
  readonly #now: () => Date;
  readonly #queues = new Queues();
  /** Streams that were looked at and that no tombstone ended since: only what goes through here could. */
  readonly #living = new Recent<string>(KNOWN_LIVING);
  readonly #lookedAt = new Set<string>();
  readonly #stands: Stands;

  constructor({ store, deletable, now }: StreamsOptions) {
    this.#store = store;
    this.#stands = new Stands(store);
    this.#deletable = deletable;
    this.#now = now;
  }

  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    refuseReserved(stream, events);
    if (!this.#deletable) return this.#store.append(stream, events, { expected });
    const subject = subjectOf(stream);
    if (dependsOnDeletion(expected)) return this.#queues.alone([subject], () => this.#append(stream, events, expected));
    // Once it is known to live, appends are handed on as they come, and the store may record several together.
    this.#lookAt(subject);
    return this.#queues.share(subject, () => this.#append(stream, events, expected));
  }

  /** All or none. @throws NotOffered over a store that appends to one stream at a time. */
  async appendRecords(records: readonly StreamRecord[], checks: readonly StreamCheck[]): Promise<AppendRecordsResult> {
    const store = this.#store;
    if (!canAppendRecords(store)) throw new NotOffered('this store appends to one stream at a time');
    for (const { stream, event } of records) refuseReserved(stream, [event]);
    if (!this.#deletable) return store.appendRecords(records, checks);
    const streams = new Set([...records, ...checks].map(({ stream }) => subjectOf(stream)));
    return this.#queues.alone([...streams], () => appendAsSeen({ store, stands: this.#stands }, records, checks));
  }

  /** Hides what the stream holds. */
  delete(stream: string, expected: ExpectedRevision): Promise<AppendResult> {
    this.#refuseUnlessDeletable();
    return this.#queues.alone([stream], async () => {
      const last = await this.#stands.lastUnlessGone(stream);
      const metadata = await this.#stands.lastOf(metadataStreamOf(stream));
      const { truncateBefore } = toStreamMetadata(metadata?.data);
      const revision = last?.revision ?? -1;
      refuseUnless(stream, expected, truncateBefore > revision ? -1 : revision, revision);
      const data = { ...asObject(metadata?.data), $tb: revision + 1 };
      return this.#store.append(metadataStreamOf(stream), [ownEvent(METADATA_EVENT, data)], { expected: 'any' });
    });
  }

  /** Ends the stream for good. */
  tombstone(stream: string, expected: ExpectedRevision): Promise<AppendResult> {
    this.#refuseUnlessDeletable();
    return this.#queues.alone([stream], () => {
      this.#living.delete(stream);
      return this.#append(stream, [ownEvent(TOMBSTONE_EVENT, null)], expected);
    });
  }

  /**
   * @throws NotFound `stream.not_found` when there is nothing or it was deleted, `stream.deleted` after a tombstone.
   */
  async visible(stream: string): Promise<Visible> {
    const last = this.#deletable ? await this.#stands.lastUnlessGone(stream) : await this.#stands.lastOf(stream);
    if (!last) throw streamNotFound(stream);
    const { truncateBefore, maxCount, maxAge } = this.#deletable
      ? await this.#stands.metadataOf(stream)
      : toStreamMetadata({});
    if (truncateBefore > last.revision) throw streamNotFound(stream);
    return {
      first: Math.max(truncateBefore, last.revision - maxCount + 1),
      last: last.revision,
      recordedFrom: this.#now().getTime() - maxAge * 1000,
    };
  }

  #lookAt(subject: string): void {
    if (this.#living.has(subject) || this.#lookedAt.has(subject)) return;
    this.#lookedAt.add(subject);
    const look = async (): Promise<void> => {
      await this.#stands.lastUnlessGone(subject);
      this.#living.add(subject);
    };
    // What it finds wrong, the append that follows is told.
    void this.#queues
      .alone([subject], look)
      .catch(() => undefined)
      .finally(() => this.#lookedAt.delete(subject));
  }

  async #append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    if (this.#living.has(subjectOf(stream)) && !dependsOnDeletion(expected))
      return this.#store.append(stream, events, { expected });
    const last = await this.#stands.lastUnlessGone(stream);
    const { truncateBefore } = await this.#metadataFor(stream, expected);
    const stand = { last: last?.revision ?? -1, truncateBefore, isGone: false };
    try {
      return await this.#store.append(stream, events, { expected: storedExpectation(expected, stand) });
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      throw new RevisionConflict(error.code, error.message, error.hint, {
        ...error.details,
        expected: shown(expected),
      });
    }
  }

  /** Asked only where it matters: a revision and 'any' mean the same before and after a deletion. */
  async #metadataFor(stream: string, expected: ExpectedRevision): Promise<StreamMetadata> {
    return dependsOnDeletion(expected) ? this.#stands.metadataOf(stream) : toStreamMetadata({});
  }

  #refuseUnlessDeletable(): void {
    if (!this.#deletable) throw new NotOffered('streams of this store are never deleted');
  }
}

const KNOWN_LIVING = 10_000;

/** Of a stream whose events are hidden, only some expectations mean what they say. */
const dependsOnDeletion = (expected: ExpectedRevision): boolean =>
  expected === 'no-stream' || expected === 'stream-exists';

const refuseReserved = (stream: string, events: readonly NewEvent[]): void => {
  for (const { type } of events) {
    if (type === TOMBSTONE_EVENT) throw new ProtocolViolation(`events of type ${type} are written by Tombstone alone`);
    if (isMetadataStream(stream) && type !== METADATA_EVENT)
      throw new ProtocolViolation(`'${stream}' holds events of type ${METADATA_EVENT} alone`);
  }
};

/** `counted` is where the stream stands for whoever does not see what is hidden, `actual` where it really does. */
const refuseUnless = (stream: string, expected: ExpectedRevision, counted: number, actual: number): void => {
  const holds =
    expected === 'any' ||
    (expected === 'no-stream' && counted < 0) ||
    (expected === 'stream-exists' && counted >= 0) ||
    (typeof expected !== 'string' && Number(expected) === actual);
  if (!holds) throw conflict(stream, expected, actual < 0 ? 'no-stream' : actual);
};

const conflict = (stream: string, expected: ExpectedRevision, actual: unknown): RevisionConflict =>
  new RevisionConflict('stream.revision_conflict', `stream '${stream}' was expected at ${expected}`, undefined, {
    stream,
    expected: shown(expected),
    actual,
  });

const ownEvent = (type: string, data: unknown): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  // The front's own events carry nothing of a module's.
  metadata: {} as unknown as EventMetadata,
});

const asObject = (data: unknown): object => (typeof data === 'object' && data !== null ? data : {});
