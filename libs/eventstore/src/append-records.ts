import { RevisionConflict, ValidationFailed } from '@wordslab/contracts/core';
import {
  type AppendRequest,
  checkedId,
  checkedRevision,
  checkedStream,
  checkedType,
  dataOf,
  type Naming,
  refuseTooLarge,
  revisionConflict,
} from './append-request.js';
import type { EventStore, ExpectedRevision, NewEvent } from './event-store.js';
import type { Position } from './positions.js';

/** An event and the stream that it is for. */
export interface StreamRecord {
  readonly stream: string;
  readonly event: NewEvent;
}

/** What must be true of a stream, whether or not it gets a record, before any of the records is there. */
export interface StreamCheck {
  readonly stream: string;
  readonly expected: ExpectedRevision;
}

export interface AppendRecordsResult {
  /** Of the last record. */
  readonly position: Position;
  /** Of every stream that got records, the revision of the last of them, in the order of their first ones. */
  readonly revisions: ReadonlyMap<string, number>;
}

/** What some event stores can do as well: append to several streams at once. wordslab's services do without. */
export interface AppendsRecords {
  /**
   * Records all or none, next to one another in the log and in the order given. Repeating it (the log holds these ids
   * in these streams at consecutive positions; a stream that gets records and whose check names its place got them
   * there) answers with the first result, records nothing and looks at no other check.
   * @throws RevisionConflict `stream.revision_conflict` when a check does not hold; details: `stream`, `expected` and
   *   `actual` of the first violation, and `violations` ({@link Violation}), one for each check that does not hold;
   *   `stream.event_id_taken` when a stream holds an id of its records already, but this is no repetition.
   * @throws ValidationFailed when a name, an id or the data cannot be stored, together they are too large, or one
   *   stream gets the same id twice.
   * @throws NotAllowed `stream.not_yours` when the category of a stream that gets records belongs to another writer.
   */
  appendRecords(records: readonly StreamRecord[], checks: readonly StreamCheck[]): Promise<AppendRecordsResult>;
}

export const canAppendRecords = (store: EventStore): store is EventStore & AppendsRecords =>
  'appendRecords' in store && typeof store.appendRecords === 'function';

/** A check that does not hold. */
export interface Violation {
  /** Its place among the checks, from 0. */
  readonly check: number;
  readonly stream: string;
  readonly expected: AppendRequest['expected'];
  readonly actual: number | 'no-stream';
}

/** Records and checks, checked and in the form that stores take; the lists of records are of one length. */
export interface RecordsRequest {
  readonly streams: readonly string[];
  readonly ids: readonly string[];
  readonly types: readonly string[];
  /** JSON texts. */
  readonly data: readonly string[];
  /** JSON texts. */
  readonly metadata: readonly string[];
  readonly checks: readonly { readonly stream: string; readonly expected: AppendRequest['expected'] }[];
}

/** @throws ValidationFailed when any store would have to refuse it. */
export const toRecordsRequest = (
  records: readonly StreamRecord[],
  checks: readonly StreamCheck[],
  naming: Naming = 'wordslab',
): RecordsRequest => {
  if (records.length === 0) throw new ValidationFailed('append.no_events', 'nothing to append');
  const request = {
    streams: records.map(({ stream }) => checkedStream(stream, naming)),
    ids: records.map(({ event }) => checkedId(event)),
    types: records.map(({ event }) => checkedType(event.type, naming)),
    data: records.map(({ event }) => dataOf(event)),
    metadata: records.map(({ event }) => JSON.stringify(event.metadata)),
    checks: checks.map(({ stream, expected }) => ({
      stream: checkedStream(stream, naming),
      expected: checkedRevision(expected),
    })),
  };
  refuseSameIds(request);
  refuseTooLarge('an append to several streams', [...request.data, ...request.metadata]);
  return request;
};

const refuseSameIds = ({ streams, ids }: Pick<RecordsRequest, 'streams' | 'ids'>): void => {
  const seen = new Map<string, Set<string>>();
  for (const [index, stream] of streams.entries()) {
    const inStream = seen.get(stream) ?? new Set();
    seen.set(stream, inStream);
    const id = ids[index]!;
    if (inStream.has(id))
      throw new ValidationFailed('event.id_twice', `the same event id stands twice in one append to '${stream}'`);
    inStream.add(id);
  }
};

/** Some streams are not as the writer expected; there is at least one violation. */
export const checksViolated = (violations: readonly [Violation, ...Violation[]]): RevisionConflict => {
  const [first] = violations;
  const conflict = revisionConflict(first.stream, first.expected, first.actual === 'no-stream' ? -1 : first.actual);
  return new RevisionConflict(conflict.code, conflict.message, conflict.hint, { ...conflict.details, violations });
};
