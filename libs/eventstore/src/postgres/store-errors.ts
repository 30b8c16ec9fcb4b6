import { NotAllowed, Unavailable } from '@wordslab/contracts/core';
import { type AppendRequest, eventIdTaken, revisionConflict } from '../append-request.js';

/** The typed form of what `eventstore.append` refused, or undefined when it is something else. */
export const toAppendError = (
  error: unknown,
  stream: string,
  expected: AppendRequest['expected'],
): Error | undefined => {
  switch (textOf(error, 'code')) {
    case 'WS001':
      return revisionConflict(stream, expected, revisionIn(error));
    case 'WS002':
      return eventIdTaken(stream, expected, revisionIn(error));
    case 'WS003':
    case '42501':
      return new NotAllowed(
        'stream.not_yours',
        `this database role may not write stream '${stream}'`,
        'Streams of categories feed, link and snapshot are written by the snapshot-shipper, all others by the service.',
        { stream },
      );
    default:
      return undefined;
  }
};

/** {@link Unavailable} when the store did not answer; every other failure as it is. */
export const toStoreError = (error: unknown): unknown =>
  isInterruption(error)
    ? new Unavailable(
        'eventstore.unavailable',
        `the event store does not answer: ${textOf(error, 'message') || textOf(error, 'code')}`,
        'Try again. Repeating an append with the same event ids and the same expected revision records it once.',
        undefined,
        { cause: error },
      )
    : error;

// Connection refused, reset or lost; server starting or stopping; no connection left.
const INTERRUPTIONS = /^(08...|57P0[1-5]|53300|ECONN.+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// What node-postgres reports by text alone.
const MESSAGES = /Connection terminated|timeout exceeded when trying to connect|after calling end|not queryable/;

const isInterruption = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isInterruption);
  return INTERRUPTIONS.test(textOf(error, 'code')) || MESSAGES.test(textOf(error, 'message'));
};

// Asked by property: an error of Node's own need not be an instance of this realm's Error.
const textOf = (error: unknown, property: 'code' | 'message' | 'detail'): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
  return typeof value === 'string' ? value : '';
};

/** The function puts the stream's revision into the error's detail; -1 for no stream. */
const revisionIn = (error: unknown): number => Number(textOf(error, 'detail'));
