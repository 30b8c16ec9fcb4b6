import { NotAllowed, Unavailable } from '@wordslab/contracts/core';

/** The stream's category belongs to another writer than who is logged in. */
export const notYours = (stream: string): NotAllowed =>
  new NotAllowed(
    'stream.not_yours',
    `this database role may not write stream '${stream}'`,
    'Streams of categories feed, link and snapshot are written by the snapshot-shipper, all others by the service.',
    { stream },
  );

/** Whether the database refused because who is logged in may not append at all. */
export const mayNotAppend = (error: unknown): boolean => textOf(error, 'code') === '42501';

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
const textOf = (error: unknown, property: 'code' | 'message'): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
  return typeof value === 'string' ? value : '';
};
