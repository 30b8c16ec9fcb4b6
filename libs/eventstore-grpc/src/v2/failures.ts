import { Metadata, type ServerErrorResponse, status } from '@grpc/grpc-js';
import { isWordslabError, RevisionConflict } from '@wordslab/contracts/core';
import { MAX_APPEND_BYTES } from '@wordslab/eventstore';
import { ProtocolViolation, toServiceError } from '../failures.js';
import {
  AppendConsistencyViolationErrorDetails,
  AppendRecordSizeExceededErrorDetails,
  AppendTransactionSizeExceededErrorDetails,
  StreamAlreadyInAppendSessionErrorDetails,
  StreamRevisionConflictErrorDetails,
  StreamTombstonedErrorDetails,
} from '../generated/errors-v2.js';
import { Status } from '../generated/shared.js';
import { type SeenViolation, violationsOf } from '../streams/multi-stream.js';

/** A session with two parts for one stream: which of them expects what would be open. */
export class StreamTwice extends ProtocolViolation {
  constructor(readonly stream: string) {
    super(`'${stream}' has a part in this session already; send its records together`);
  }
}

/** A session that ended before it began. */
export class NothingToAppend extends ProtocolViolation {
  constructor() {
    super('the session ended without a record');
  }
}

/** How the second version says it: a gRPC status, with the reason as a message of its own in a trailer. */
export const toSessionError = (error: unknown): ServerErrorResponse => {
  if (error instanceof RevisionConflict) return refused(error, status.FAILED_PRECONDITION, conflictDetail(error));
  return otherError(error);
};

/** The same, where a conflict names every check that does not hold. */
export const toRecordsError = (error: unknown): ServerErrorResponse => {
  const violations = error instanceof RevisionConflict ? violationsOf(error) : [];
  if (!(error instanceof RevisionConflict) || violations.length === 0) return toSessionError(error);
  const value = AppendConsistencyViolationErrorDetails.encode({ violations: violations.map(toWire) }).finish();
  return refused(error, status.FAILED_PRECONDITION, ['AppendConsistencyViolationErrorDetails', value]);
};

const otherError = (error: unknown): ServerErrorResponse => {
  if (error instanceof NothingToAppend) return refused(error, status.FAILED_PRECONDITION);
  if (error instanceof StreamTwice) {
    const value = StreamAlreadyInAppendSessionErrorDetails.encode({ stream: error.stream }).finish();
    return refused(error, status.ABORTED, ['StreamAlreadyInAppendSessionErrorDetails', value]);
  }
  if (!isWordslabError(error)) return toServiceError(error);
  const [stream, recordId] = [String(error.details?.['stream'] ?? ''), String(error.details?.['recordId'] ?? '')];
  const sizes = { size: Number(error.details?.['size'] ?? 0), maxSize: MAX_APPEND_BYTES };
  switch (error.code) {
    case 'stream.deleted': {
      const value = StreamTombstonedErrorDetails.encode({ stream }).finish();
      return refused(error, status.FAILED_PRECONDITION, ['StreamTombstonedErrorDetails', value]);
    }
    case 'append.record_too_large': {
      const value = AppendRecordSizeExceededErrorDetails.encode({ stream, recordId, ...sizes }).finish();
      return refused(error, status.INVALID_ARGUMENT, ['AppendRecordSizeExceededErrorDetails', value]);
    }
    case 'append.too_large': {
      const value = AppendTransactionSizeExceededErrorDetails.encode(sizes).finish();
      return refused(error, status.ABORTED, ['AppendTransactionSizeExceededErrorDetails', value]);
    }
    default:
      return toServiceError(error);
  }
};

type Detail = readonly [message: string, value: Uint8Array];

const conflictDetail = ({ details }: RevisionConflict): Detail => {
  const value = StreamRevisionConflictErrorDetails.encode({
    stream: String(details?.['stream']),
    expectedRevision: stateNumber(details?.['expected']),
    actualRevision: stateNumber(details?.['actual']),
  }).finish();
  return ['StreamRevisionConflictErrorDetails', value];
};

const toWire = ({ check, stream, expected, actual }: SeenViolation) => ({
  checkIndex: check,
  type: {
    $case: 'streamState' as const,
    value: { stream, expectedState: stateNumber(expected), actualState: stateNumber(actual) },
  },
});

const NUMBERS: Readonly<Record<string, bigint>> = {
  'no-stream': -1n,
  any: -2n,
  'stream-exists': -4n,
  deleted: -5n,
  tombstoned: -6n,
};
const stateNumber = (state: unknown): bigint => NUMBERS[String(state)] ?? BigInt(Number(state));

const PACKAGE = 'kurrentdb.protocol.v2.streams.errors';

const refused = ({ message }: Error, code: status, detail?: Detail): ServerErrorResponse => {
  const metadata = new Metadata();
  if (detail) {
    const [name, value] = detail;
    const details = { typeUrl: `type.googleapis.com/${PACKAGE}.${name}`, value: Buffer.from(value) };
    metadata.set('grpc-status-details-bin', Buffer.from(Status.encode({ code, message, details }).finish()));
  }
  return Object.assign(new Error(message), { code, details: message, metadata });
};
