import type { RecordedEvent } from '@wordslab/eventstore';
import { ProtocolViolation } from '../failures.js';
import type { ReadReq_FilterOptions } from '../generated/streams.js';

/** A client's filter of `$all`. */
export interface LogFilter {
  passes(event: RecordedEvent): boolean;
  /** After so many events that were looked at, a subscriber is told how far that came. */
  readonly checkpointInterval: number;
}

const DEFAULT_WINDOW = 32;

/** @throws ProtocolViolation for a filter of nothing and for an expression that is none. */
export const toLogFilter = ({ on, window, checkpointIntervalMultiplier }: ReadReq_FilterOptions): LogFilter => {
  if (!on) throw new ProtocolViolation('a filter looks at the stream or at the type');
  const max = window?.$case === 'max' ? window.value : DEFAULT_WINDOW;
  const checkpointInterval = Math.max(1, max * Math.max(1, checkpointIntervalMultiplier));
  const property = on.$case === 'streamIdentifier' ? 'stream' : 'type';
  const { regex, prefix } = on.value;
  if (prefix.length > 0)
    return { passes: (event) => prefix.some((text) => event[property].startsWith(text)), checkpointInterval };
  const expression = toExpression(regex);
  return { passes: (event) => expression.test(event[property]), checkpointInterval };
};

const toExpression = (text: string): RegExp => {
  try {
    return new RegExp(text, 'u');
  } catch {
    throw new ProtocolViolation('the filter is no regular expression as ECMAScript knows them');
  }
};
