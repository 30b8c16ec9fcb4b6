import { RevisionConflict, ValidationFailed } from '@wordslab/contracts/core';
import type { ExpectedRevision, NewEvent } from './event-store.js';

/** The most that one append may hold, as JSON text. */
export const MAX_APPEND_BYTES = 16 * 1024 * 1024;

/** How streams and events may be called: as wordslab does, or as users of KurrentDB like. */
export type Naming = 'wordslab' | 'free';

const STREAM_NAME = { wordslab: /^[a-z][A-Za-z0-9]*-.{1,400}$/, free: /^[^\0]{1,500}$/ };
const EVENT_TYPE = { wordslab: /^[A-Za-z][\w.:-]{0,199}$/, free: /^[^\0]{1,500}$/ };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An append, checked and in the form that stores take. */
export interface AppendRequest {
  readonly ids: readonly string[];
  readonly types: readonly string[];
  /** JSON texts. */
  readonly data: readonly string[];
  /** JSON texts. */
  readonly metadata: readonly string[];
  readonly expected: 'any' | 'no-stream' | 'stream-exists' | number;
}

/** @throws ValidationFailed when any store would have to refuse it. */
export const toAppendRequest = (
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
  naming: Naming = 'wordslab',
): AppendRequest => {
  checkedStream(stream, naming);
  if (events.length === 0) throw new ValidationFailed('append.no_events', `nothing to append to '${stream}'`);
  const request = {
    ids: idsOf(stream, events),
    types: events.map(({ type }) => checkedType(type, naming)),
    data: events.map(dataOf),
    metadata: events.map((event) => JSON.stringify(event.metadata)),
    expected: checkedRevision(expected),
  };
  refuseTooLarge(`an append to '${stream}'`, [...request.data, ...request.metadata]);
  return request;
};

export const checkedStream = (stream: string, naming: Naming): string => {
  if (STREAM_NAME[naming].test(stream)) return stream;
  throw new ValidationFailed(
    'stream.bad_name',
    `'${stream}' is not a stream's name`,
    naming === 'wordslab'
      ? 'A stream is named <category>-<rest>, the category in camelCase without hyphen.'
      : 'A name has 1 to 500 characters, none of them NUL.',
  );
};

const idsOf = (stream: string, events: readonly NewEvent[]): string[] => {
  const ids = events.map(checkedId);
  if (new Set(ids).size !== ids.length)
    throw new ValidationFailed('event.id_twice', `the same event id stands twice in one append to '${stream}'`);
  return ids;
};

export const checkedId = ({ id }: NewEvent): string => {
  if (!UUID.test(id)) throw new ValidationFailed('event.bad_id', `'${id}' is not an event's id: it must be a UUID`);
  return id.toLowerCase();
};

export const checkedType = (type: string, naming: Naming): string => {
  if (!EVENT_TYPE[naming].test(type)) throw new ValidationFailed('event.bad_type', `'${type}' is not an event's type`);
  return type;
};

export const dataOf = ({ id, type, data }: NewEvent): string => {
  // Undefined for undefined and for functions, whatever the declared type says.
  const json: string | undefined = JSON.stringify(data);
  if (json === undefined)
    throw new ValidationFailed('event.no_data', `event ${id} of type ${type} has no data`, 'Use {} or null.');
  return json;
};

export const refuseTooLarge = (what: string, texts: readonly string[]): void => {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_APPEND_BYTES)
    throw new ValidationFailed(
      'append.too_large',
      `${what} holds ${bytes} bytes, more than ${MAX_APPEND_BYTES}`,
      'Large content belongs in the payload store; the event names it.',
      { size: bytes },
    );
};

export const checkedRevision = (expected: ExpectedRevision): AppendRequest['expected'] => {
  if (typeof expected === 'string') return expected;
  const revision = Number(expected);
  if (!Number.isSafeInteger(revision) || revision < 0)
    throw new ValidationFailed('append.bad_revision', `${expected} is not a revision: they are counted from 0`);
  return revision;
};

/** The stream is not as the writer expected. `actual` is -1 when it has no event. */
export const revisionConflict = (
  stream: string,
  expected: AppendRequest['expected'],
  actual: number,
): RevisionConflict => {
  const found = actual < 0 ? 'no-stream' : actual;
  return new RevisionConflict(
    'stream.revision_conflict',
    `stream '${stream}' was expected at ${expected} and is at ${found}`,
    'Load the stream again and decide again.',
    { stream, expected, actual: found },
  );
};

/** An id of the append stands in the stream already, but the append is no repetition of the one that put it there. */
export const eventIdTaken = (stream: string, expected: AppendRequest['expected'], actual: number): RevisionConflict =>
  new RevisionConflict(
    'stream.event_id_taken',
    `stream '${stream}' already holds an event with one of these ids, and this append does not repeat it`,
    'Use a fresh id for a new event; repeat an append with exactly its events.',
    { stream, expected, actual },
  );
