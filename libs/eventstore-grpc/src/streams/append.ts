import { isWordslabError, RevisionConflict, ValidationFailed } from '@wordslab/contracts/core';
import { type ExpectedRevision, MAX_APPEND_BYTES, type NewEvent } from '@wordslab/eventstore';
import { toNewEvent } from '../codec/stored-events.js';
import { streamOf } from '../codec/wire-events.js';
import { ProtocolViolation } from '../failures.js';
import type { AppendReq, AppendResp, ProposedMessage, StreamExpectation } from '../generated/streams.js';
import { successOf, toExpected } from './expectations.js';
import type { Streams } from './streams.js';

/** One append, whose events arrive one by one. A conflict is an answer, not a failure. */
export const append = async (streams: Streams, requests: AsyncIterable<AppendReq>): Promise<AppendResp> => {
  const { options, events } = await gather(requests);
  const stream = streamOf(options.streamIdentifier);
  const expected = toExpected(options.expected);
  try {
    return { result: successOf(await streams.append(stream, events, expected)) };
  } catch (error) {
    if (!isWordslabError(error) || !(error instanceof RevisionConflict)) throw error;
    return { result: { $case: 'wrongExpectedVersion', value: conflictOf(expected, error.details?.['actual']) } };
  }
};

const gather = async (
  requests: AsyncIterable<AppendReq>,
): Promise<{ options: StreamExpectation; events: NewEvent[] }> => {
  let options: StreamExpectation | undefined;
  const events: NewEvent[] = [];
  let bytes = 0;
  for await (const { content } of requests) {
    if (content?.$case === 'options') options = content.value;
    if (content?.$case !== 'proposedMessage') continue;
    bytes += bytesOf(content.value);
    if (bytes > MAX_APPEND_BYTES) throw tooLarge(bytes);
    events.push(toNewEvent(content.value));
  }
  if (!options) throw new ProtocolViolation('the append does not say to which stream');
  return { options, events };
};

export const bytesOf = ({ data, customMetadata }: ProposedMessage): number => data.length + customMetadata.length;

export const tooLarge = (bytes: number): ValidationFailed =>
  new ValidationFailed('append.too_large', `an append holds ${bytes} bytes or more; ${MAX_APPEND_BYTES} are allowed`);

const conflictOf = (
  expected: ExpectedRevision,
  actual: unknown,
): (NonNullable<AppendResp['result']> & { $case: 'wrongExpectedVersion' })['value'] => ({
  current:
    typeof actual === 'number' && actual >= 0
      ? { $case: 'currentRevision', value: BigInt(actual) }
      : { $case: 'currentNoStream', value: {} },
  expected:
    expected === 'any'
      ? { $case: 'expectedAny', value: {} }
      : expected === 'no-stream'
        ? { $case: 'expectedNoStream', value: {} }
        : expected === 'stream-exists'
          ? { $case: 'expectedStreamExists', value: {} }
          : { $case: 'expectedRevision', value: BigInt(expected) },
});
