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

/** Whether what was to be recorded would stand where something stands, or with an id that is there. */
export const isUniqueViolation = (error: unknown): boolean => textOf(error, 'code') === '23505';

/** {@link Unavailable} when the store did not answer or cannot do its work now; every other failure as it is. */
export const toStoreError = (error: unknown): unknown => {
  const code = codeOf(error);
  const message = textOf(error, 'message');
  if (code === '53100') return diskFull(error);
  if (code === '25006') return readOnly(error);
  if (code === '53300') return tooManyConnections(error);
  if (TOO_SLOW.test(code) || message === 'Query read timeout') return tooSlow(error);
  if (INTERRUPTIONS.test(code) || MESSAGES.test(message)) return unavailable(error);
  return error;
};

// SQLSTATEs: Postgres' appendix A. Statement or lock timeout, or somebody cancelled it.
const TOO_SLOW = /^(57014|55P03)$/;
// Connection refused, reset or lost; server starting, stopping or out of means; a transaction left open, or one that
// lost to another; its disk does not work.
const INTERRUPTIONS =
  /^(08...|57P0[1-5]|53[024]00|25P0[34]|40001|40P01|58030|ECONN.+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// What node-postgres reports by text alone.
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|after calling end|not queryable/;

const REPEAT = 'Repeating an append with the same event ids and the same expected revision records it once.';

const unavailable = (cause: unknown): Unavailable =>
  new Unavailable(
    'eventstore.unavailable',
    `the event store does not answer: ${saidBy(cause)}`,
    `Try again. ${REPEAT}`,
    { retryAfterSeconds: 1 },
    { cause },
  );

const tooSlow = (cause: unknown): Unavailable =>
  new Unavailable(
    'eventstore.timeout',
    `the event store did not answer in the time that it is given: ${saidBy(cause)}`,
    `Try again; if it stays so, look what its database is busy with. ${REPEAT}`,
    { retryAfterSeconds: 1 },
    { cause },
  );

const tooManyConnections = (cause: unknown): Unavailable =>
  new Unavailable(
    'eventstore.too_many_connections',
    `the event store's database takes no further connection: ${saidBy(cause)}`,
    `Try again; if it stays so, raise its max_connections or the limit of this role. ${REPEAT}`,
    { retryAfterSeconds: 1 },
    { cause },
  );

const diskFull = (cause: unknown): Unavailable =>
  new Unavailable(
    'eventstore.disk_full',
    `the event store's database has no room left on its disk: ${saidBy(cause)}`,
    `Free or add space on that disk; nothing has to be restarted. Then try again. ${REPEAT}`,
    { retryAfterSeconds: RETRY_AFTER_REPAIR_SECONDS },
    { cause },
  );

const readOnly = (cause: unknown): Unavailable =>
  new Unavailable(
    'eventstore.read_only',
    `the event store's database takes no changes now: ${saidBy(cause)}`,
    `It is a standby, or somebody set default_transaction_read_only: end that, or name the primary in the URL. Then try again. ${REPEAT}`,
    { retryAfterSeconds: RETRY_AFTER_REPAIR_SECONDS },
    { cause },
  );

/** For what somebody has to repair first. */
const RETRY_AFTER_REPAIR_SECONDS = 30;

/** A name with several addresses fails with the failures of all of them; they share what matters here. */
const codeOf = (error: unknown): string =>
  textOf(error, 'code') || (error instanceof AggregateError ? codeOf(error.errors[0]) : '');

const saidBy = (error: unknown): string => textOf(error, 'message') || codeOf(error);

// Asked by property: an error of Node's own need not be an instance of this realm's Error.
const textOf = (error: unknown, property: 'code' | 'message'): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
  return typeof value === 'string' ? value : '';
};
