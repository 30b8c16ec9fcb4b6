import { LOG_START, type Position } from '../positions.js';

/** KurrentDB's position: two numbers, compared in this order. */
export interface WirePosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const HALF = 64n;

/** Both numbers in one decimal number that is compared like them. */
export const toPosition = ({ commit, prepare }: WirePosition): Position => String((commit << HALF) | prepare);

/** `start` for the place before the first event. */
export const fromPosition = (position: Position): WirePosition | 'start' => {
  if (position === LOG_START) return 'start';
  const number = BigInt(position);
  return { commit: number >> HALF, prepare: BigInt.asUintN(Number(HALF), number) };
};
