import type { AppendRequest } from '../append-request.js';

/** KurrentDB's numbers for what is no revision. */
export const expectedNumber = (expected: AppendRequest['expected']): number => {
  switch (expected) {
    case 'no-stream':
      return -1;
    case 'any':
      return -2;
    case 'stream-exists':
      return -4;
    default:
      return expected;
  }
};
