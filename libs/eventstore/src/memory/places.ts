import type { AppendRequest } from '../append-request.js';
import type { RecordedEvent } from '../event-store.js';
import type { RecordsRequest, Violation } from '../append-records.js';

/** `actual` is the revision of the stream's last event, -1 when it has none. */
export const isAsExpected = (expected: AppendRequest['expected'], actual: number): boolean => {
  switch (expected) {
    case 'any':
      return true;
    case 'no-stream':
      return actual === -1;
    case 'stream-exists':
      return actual >= 0;
    default:
      return actual === expected;
  }
};

/** The last event of the append, when all of it stands already where it would have been put; `first`: its first, held. */
export const repetitionOf = (
  { ids, expected }: AppendRequest,
  recorded: readonly RecordedEvent[],
  first: RecordedEvent | undefined,
): RecordedEvent | undefined => {
  const place = placeAfter(expected) ?? first?.revision ?? -1;
  const isRepetition = place >= 0 && ids.every((id, index) => recorded[place + index]?.id === id);
  return isRepetition ? recorded[place + ids.length - 1] : undefined;
};

/** The revision of the first event that a writer who expects this appends; undefined where any will do. */
const placeAfter = (expected: AppendRequest['expected']): number | undefined =>
  expected === 'no-stream' ? 0 : typeof expected === 'number' ? expected + 1 : undefined;

/** The events of the log that these records put there before; `first` stands where the first record would. */
export const repetitionInLog = (
  { streams, ids, checks }: RecordsRequest,
  log: readonly RecordedEvent[],
  first: RecordedEvent | undefined,
): readonly RecordedEvent[] | undefined => {
  if (!first) return undefined;
  const start = Number(first.position) - 1;
  const events = log.slice(start, start + ids.length);
  if (!ids.every((id, index) => events[index]?.id === id && events[index].stream === streams[index])) return undefined;
  const isWhereExpected = checks.every(({ stream, expected }) => {
    const place = placeAfter(expected);
    const there = events.find((event) => event.stream === stream);
    return place === undefined || there === undefined || there.revision === place;
  });
  return isWhereExpected ? events : undefined;
};

/** `lastOf`: the revision of a stream's last event, -1 when it has none. */
export const violationsOf = (checks: RecordsRequest['checks'], lastOf: (stream: string) => number): Violation[] =>
  checks.flatMap(({ stream, expected }, check) => {
    const last = lastOf(stream);
    return isAsExpected(expected, last)
      ? []
      : [{ check, stream, expected, actual: last < 0 ? ('no-stream' as const) : last }];
  });
