import { Metadata, type ServerErrorResponse, status } from '@grpc/grpc-js';
import { isWordslabError, NotFound, RevisionConflict, type WordslabError } from '@wordslab/contracts/core';
import { MAX_APPEND_BYTES } from '@wordslab/eventstore';
import {
  BadRequest,
  MaximumAppendSizeExceeded,
  type Status,
  StreamDeleted,
  WrongExpectedVersion,
} from './generated/shared.js';

/** A message that does not follow the protocol. */
export class ProtocolViolation extends Error {}

/** Something of KurrentDB that this front does not have. */
export class NotOffered extends Error {}

/** A stream that a tombstone ended. The official Python client knows it by the words "is deleted". */
export const streamGone = (stream: string): NotFound =>
  new NotFound('stream.deleted', `event stream '${stream}' is deleted`, 'It ended for good: take another name.', {
    stream,
  });

/** How KurrentDB says it: a gRPC status, and trailers by which clients choose their error's class. */
export const toServiceError = (error: unknown): ServerErrorResponse => {
  if (error instanceof NotOffered) return failure(status.UNIMPLEMENTED, error.message);
  if (error instanceof ProtocolViolation) return failure(status.INVALID_ARGUMENT, error.message);
  if (!isWordslabError(error)) return failure(status.UNKNOWN, 'the event store failed; its log says why');
  const stream = String(error.details?.['stream'] ?? '');
  switch (error.kind) {
    case 'RevisionConflict': {
      const [expected, actual] = [versionOf(error.details?.['expected']), versionOf(error.details?.['actual'])];
      // Some clients read the trailers, others these words.
      const words = `WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`;
      return failure(status.FAILED_PRECONDITION, words, {
        exception: 'wrong-expected-version',
        'stream-name': stream,
        'expected-version': expected,
        'actual-version': actual,
      });
    }
    case 'NotFound': {
      const exception = error.code === 'stream.deleted' ? 'stream-deleted' : 'stream-not-found';
      const code = error.code === 'stream.deleted' ? status.FAILED_PRECONDITION : status.NOT_FOUND;
      return failure(code, error.message, { exception, 'stream-name': stream });
    }
    case 'NotAllowed':
    case 'NotAuthenticated':
      return failure(status.PERMISSION_DENIED, error.message, { exception: 'access-denied' });
    case 'Unavailable':
      return failure(status.UNAVAILABLE, error.message);
    case 'ValidationFailed':
    case 'RuleViolated':
    case 'QuotaExceeded':
      return isTooLarge(error)
        ? failure(status.INVALID_ARGUMENT, error.message, {
            exception: 'maximum-append-size-exceeded',
            'maximum-append-size': String(MAX_APPEND_BYTES),
          })
        : failure(status.INVALID_ARGUMENT, error.message);
  }
};

const failure = (code: status, details: string, trailers: Record<string, string> = {}): ServerErrorResponse => {
  const metadata = new Metadata();
  // Trailers are ASCII: a name that is not travels in percent form.
  for (const [name, value] of Object.entries(trailers))
    metadata.set(name, /^[ -~]*$/.test(value) ? value : encodeURI(value));
  return Object.assign(new Error(details), { code, details, metadata });
};

const isInvalid = (error: unknown): error is WordslabError =>
  isWordslabError(error) && error.kind === 'ValidationFailed';
const isTooLarge = (error: unknown): boolean => isWordslabError(error) && error.code === 'append.too_large';

const numbers: Readonly<Record<string, string>> = { any: '-2', 'no-stream': '-1', 'stream-exists': '-4' };
const versionOf = (state: unknown): string => numbers[String(state)] ?? String(state);

/** The same within a batch, where every append has an answer of its own. */
export const toBatchStatus = (error: unknown): Status => {
  const { code = status.UNKNOWN, details: message = '' } = toServiceError(error);
  const [type, value] = batchDetail(error);
  return { code, message, details: { typeUrl: `type.googleapis.com/event_store.client.${type}`, value } };
};

const batchDetail = (error: unknown): [type: string, value: Buffer] => {
  const nothing = Buffer.alloc(0);
  if (error instanceof RevisionConflict)
    return ['WrongExpectedVersion', Buffer.from(WrongExpectedVersion.encode(versionsOf(error)).finish())];
  if (error instanceof DeadlinePassed) return ['Timeout', nothing];
  if (isTooLarge(error)) {
    const detail = MaximumAppendSizeExceeded.encode({ maxAppendSize: MAX_APPEND_BYTES });
    return ['MaximumAppendSizeExceeded', Buffer.from(detail.finish())];
  }
  // With the reason, where it is the client's fault: of 'Unknown' the client shows nothing.
  const isClients = error instanceof ProtocolViolation || error instanceof NotOffered || isInvalid(error);
  if (isClients) return ['BadRequest', Buffer.from(BadRequest.encode({ message: error.message }).finish())];
  if (!isWordslabError(error)) return ['Unknown', nothing];
  if (error.kind === 'NotAllowed') return ['AccessDenied', nothing];
  // Whether it was recorded is open, as after a timeout.
  if (error.kind === 'Unavailable') return ['Timeout', nothing];
  if (error.code !== 'stream.deleted') return ['Unknown', nothing];
  const streamName = Buffer.from(String(error.details?.['stream']));
  return ['StreamDeleted', Buffer.from(StreamDeleted.encode({ streamIdentifier: { streamName } }).finish())];
};

/** The client's deadline was over before its append began. */
export class DeadlinePassed extends Error {}

const versionsOf = ({ details }: WordslabError): WrongExpectedVersion => ({
  current: currentOf(details?.['actual']),
  expected: expectedOf(details?.['expected']),
});

const currentOf = (actual: unknown): WrongExpectedVersion['current'] =>
  typeof actual === 'number' && actual >= 0
    ? { $case: 'currentStreamRevision', value: BigInt(actual) }
    : { $case: 'currentNoStream', value: {} };

const expectedOf = (expected: unknown): WrongExpectedVersion['expected'] => {
  switch (expected) {
    case 'any':
      return { $case: 'expectedAny', value: {} };
    case 'no-stream':
      return { $case: 'expectedNoStream', value: {} };
    case 'stream-exists':
      return { $case: 'expectedStreamExists', value: {} };
    default:
      return { $case: 'expectedStreamPosition', value: BigInt(Number(expected)) };
  }
};
