import { LOG_START, type Position } from '@wordslab/eventstore';
import type { UuidForm } from '../codec/wire-events.js';
import { streamOf } from '../codec/wire-events.js';
import { ProtocolViolation } from '../failures.js';
import {
  type ReadReq,
  ReadReq_Direction,
  type ReadReq_AllOptions,
  type ReadReq_FilterOptions,
  type ReadReq_StreamOptions,
} from '../generated/streams.js';
import { type LogFilter, toLogFilter } from './log-filter.js';

/** Where reading begins: an end, or a place (a revision or a position). */
export type From<T> = 'start' | 'end' | T;

interface Common {
  readonly direction: 'forwards' | 'backwards';
  /** Undefined for a subscription. */
  readonly count: number | undefined;
  readonly uuids: UuidForm;
  /** Whether an event that is a link is shown with what it points to. */
  readonly resolveLinks: boolean;
}
export interface StreamRead extends Common {
  readonly stream: string;
  readonly from: From<number>;
}
export interface AllRead extends Common {
  readonly stream: undefined;
  readonly from: From<Position>;
  readonly filter: LogFilter | undefined;
}

/** @throws ProtocolViolation when a part is missing or does not go with another. */
export const toReadOptions = ({ options }: ReadReq): StreamRead | AllRead => {
  if (!options?.source || !options.amount) throw new ProtocolViolation('the read says not what, or not how much');
  const direction = options.readDirection === ReadReq_Direction.BACKWARDS ? 'backwards' : 'forwards';
  const count = options.amount.$case === 'count' ? safe(options.amount.value) : undefined;
  if (count === undefined && direction === 'backwards') throw new ProtocolViolation('a subscription goes forwards');
  const uuids = options.uuidOption?.content?.$case === 'structured' ? 'structured' : 'string';
  const common = { direction, count, uuids, resolveLinks: options.resolveLinks } as const;
  if (options.source.$case === 'all')
    return {
      ...common,
      stream: undefined,
      from: positionOf(options.source.value),
      filter: filterOf(options.filtering),
    };
  if (filterOf(options.filtering)) throw new ProtocolViolation('only $all is filtered');
  return { ...common, stream: streamOf(options.source.value.streamIdentifier), from: revisionOf(options.source.value) };
};

const filterOf = (
  filtering: { $case: 'filter'; value: ReadReq_FilterOptions } | { $case: 'noFilter' } | undefined,
): LogFilter | undefined => (filtering?.$case === 'filter' ? toLogFilter(filtering.value) : undefined);

const revisionOf = ({ from }: ReadReq_StreamOptions): From<number> => {
  if (from?.$case === 'revision') return safe(from.value);
  return from?.$case ?? 'start';
};

const positionOf = ({ from }: ReadReq_AllOptions): From<Position> => {
  if (from?.$case !== 'position') return from?.$case ?? 'start';
  const { commitPosition } = from.value;
  // Clients say "the end" with the greatest number too.
  return commitPosition > BigInt(Number.MAX_SAFE_INTEGER) ? 'end' : String(commitPosition);
};

/** What lies further away than any event is as good as the last number. */
const safe = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);

/** The place before a position, so that a read begins with it. */
export const before = (position: Position): Position =>
  position === LOG_START ? LOG_START : String(BigInt(position) - 1n);
