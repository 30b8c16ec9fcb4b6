import { NotAllowed, NotFound, Unavailable, ValidationFailed } from '@wordslab/contracts/core';
import { type AppendRequest, eventIdTaken, MAX_APPEND_BYTES, revisionConflict } from '../append-request.js';
import { streamNotFound } from '../stream-not-found.js';

/** The typed form of what the server refused an append with, or what {@link toReadError} makes of it. */
export const toAppendFailure = (error: unknown, stream: string, expected: AppendRequest['expected']): unknown => {
  switch (propertyOf(error, 'type')) {
    case 'wrong-expected-version':
      return toConflict(stream, expected, revisionOf(propertyOf(error, 'actualState')));
    case 'maximum-append-size-exceeded':
      return new ValidationFailed(
        'append.too_large',
        `an append to '${stream}' is larger than the event store takes (${String(propertyOf(error, 'maxAppendSize'))} bytes; wordslab's own limit is ${MAX_APPEND_BYTES})`,
        'Large content belongs in the payload store; the event names it.',
        undefined,
        { cause: error },
      );
    default:
      return toReadError(error, stream);
  }
};

/** A KurrentDB has one word for both: an expectation that does hold was refused for an id that is taken. */
const toConflict = (stream: string, expected: AppendRequest['expected'], actual: number): Error => {
  const holds = expected === 'any' || expected === actual || (expected === 'stream-exists' && actual >= 0);
  return holds ? eventIdTaken(stream, expected, actual) : revisionConflict(stream, expected, actual);
};

const revisionOf = (state: unknown): number => (typeof state === 'bigint' ? Number(state) : -1);

/** The typed form of a failure of the client; what it does not recognise stays as it is. */
export const toReadError = (error: unknown, stream: string): unknown => {
  const type = propertyOf(error, 'type');
  if (type === 'stream-not-found' || type === 'no-stream') return streamNotFound(stream);
  if (type === 'stream-deleted' || type === 'stream-tombstoned')
    return new NotFound(
      'stream.deleted',
      `stream '${stream}' was deleted for good`,
      'Its name cannot be used again; take another one.',
      { stream },
    );
  if (type === 'access-denied')
    return new NotAllowed(
      'stream.not_yours',
      `the event store does not let these credentials use stream '${stream}'`,
      'Look at the credentials in its URL and at the rights it gives them.',
      { stream },
      { cause: error },
    );
  return isInterruption(error) && !(error instanceof Unavailable) ? unavailable(error) : error;
};

const unavailable = (cause: unknown): Unavailable =>
  new Unavailable(
    'eventstore.unavailable',
    // The client keeps the kind alone of what the server said about an append.
    `the event store does not answer: ${String(propertyOf(cause, 'message') || `${String(propertyOf(cause, 'type'))}; the server's log says why`)}`,
    'Try again. Repeating an append with the same event ids and the same expected revision records it once.',
    { retryAfterSeconds: 1 },
    { cause },
  );

const INTERRUPTIONS = new Set<unknown>(['unavailable', 'deadline-exceeded', 'timeout', 'cancelled', 'not-leader']);
// gRPC: cancelled, deadline exceeded, internal (a stream that was reset), unavailable, data loss.
const STATUSES = new Set<unknown>([1, 4, 13, 14, 15]);
// What the client's native half reports by text alone.
const MESSAGES =
  /transport error|tcp connect|connection (refused|reset|closed|error)|broken pipe|h2 protocol|discover/i;

/** Whether the server did not answer. */
export const isInterruption = (error: unknown): boolean =>
  error instanceof Unavailable ||
  INTERRUPTIONS.has(propertyOf(error, 'type')) ||
  STATUSES.has(propertyOf(error, 'code')) ||
  MESSAGES.test(String(propertyOf(error, 'message')));

// Asked by property: the client fails with classes of its own, of gRPC, and with plain errors of its native half.
const propertyOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
