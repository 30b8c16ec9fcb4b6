import { LOG_START, type Position } from '../positions.js';

/** KurrentDB's position. Its numbers differ only for what was written in a transaction over several streams. */
export interface WirePosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/**
 * One number, of 64 bits like every store's positions.
 * @throws Error for an event of a transaction over several streams: this port writes none, and could not resume in one.
 */
export const toPosition = ({ commit, prepare }: WirePosition): Position => {
  if (commit !== prepare)
    throw new Error(`the event at ${commit}/${prepare} was written in a transaction, which the port does not know`);
  return String(commit);
};

/** `start` for the place before the first event. */
export const fromPosition = (position: Position): WirePosition | 'start' =>
  position === LOG_START ? 'start' : { commit: BigInt(position), prepare: BigInt(position) };
