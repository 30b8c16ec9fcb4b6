import type { StreamCheck } from '@wordslab/eventstore';
import { ProtocolViolation } from '../failures.js';
import type { AppendRecordsRequest, AppendRecordsResponse, ConsistencyCheck } from '../generated/streams-v2.js';
import type { Streams } from '../streams/streams.js';
import { AppendSize, toExpectedState, toStreamRecord } from './record-events.js';

/** One append to several streams in the order of its records, under checks of any streams. */
export const appendRecords = async (
  streams: Streams,
  { records, checks }: AppendRecordsRequest,
): Promise<AppendRecordsResponse> => {
  const size = new AppendSize();
  const streamRecords = records.map((record) => {
    if (!record.stream) throw new ProtocolViolation('a record does not say for which stream it is');
    size.add(record.stream, record);
    return toStreamRecord(record.stream, record);
  });
  const { position, revisions } = await streams.appendRecords(streamRecords, checks.map(toCheck));
  return {
    position: BigInt(position),
    revisions: [...revisions].map(([stream, revision]) => ({ stream, revision: BigInt(revision) })),
  };
};

const toCheck = ({ type }: ConsistencyCheck): StreamCheck => {
  if (!type?.value.stream)
    throw new ProtocolViolation('a check does not say of which stream, or is of a kind that is not known here');
  return { stream: type.value.stream, expected: toExpectedState(type.value.expectedState) };
};
