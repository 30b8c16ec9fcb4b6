import { ValidationFailed } from '@wordslab/contracts/core';
import type { StreamCheck, StreamRecord } from '@wordslab/eventstore';
import type { AppendRequest, AppendSessionResponse } from '../generated/streams-v2.js';
import type { Streams } from '../streams/streams.js';
import { NothingToAppend, StreamTwice } from './failures.js';
import { AppendSize, toExpectedState, toStreamRecord } from './record-events.js';

/** One append to several streams, whose parts arrive one by one: to each stream one part, with what it expects. */
export const appendSession = async (
  streams: Streams,
  requests: AsyncIterable<AppendRequest>,
): Promise<AppendSessionResponse> => {
  const records: StreamRecord[] = [];
  const checks = new Map<string, StreamCheck>();
  const size = new AppendSize();
  for await (const { stream, records: part, expectedRevision = -2n } of requests) {
    if (checks.has(stream)) throw new StreamTwice(stream);
    checks.set(stream, { stream, expected: toExpectedState(expectedRevision) });
    if (part.length === 0) throw new ValidationFailed('append.no_events', `nothing to append to '${stream}'`);
    for (const record of part) {
      size.add(stream, record);
      records.push(toStreamRecord(stream, record));
    }
  }
  if (records.length === 0) throw new NothingToAppend();
  const { position, revisions } = await streams.appendRecords(records, [...checks.values()]);
  return {
    position: BigInt(position),
    output: [...revisions].map(([stream, revision]) => ({ stream, streamRevision: BigInt(revision) })),
  };
};
