/** A place in the log. Opaque to callers: store it, hand it back, compare it with {@link comparePositions}. */
export type Position = string;

/** Before the first event. */
export const LOG_START: Position = '0';

/** Negative when `a` comes before `b`, 0 when they are the same place, positive when it comes after. */
export const comparePositions = (a: Position, b: Position): number =>
  // Decimal numbers without leading zeros: the longer one is the greater one.
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
