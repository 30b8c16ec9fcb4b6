import { isWordslabError } from '@wordslab/contracts';

const CODES = new Set(['host.not_running', 'host.busy']);
/** Of Node's sockets, and of a Postgres that stops, starts or recovers. */
const SYSTEM_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006']);

/**
 * Whether a deployment ended because what it works on was away for a while, such as a supervisor or a Postgres that is
 * being started again; the same deployment may then simply go on.
 */
export const isInterruption = (error: unknown): boolean => {
  if (isWordslabError(error)) return CODES.has(error.code);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && SYSTEM_CODES.has(error.code);
};

/** Pauses before a deployment is taken up again, in milliseconds; after the last one it has failed. A minute in all. */
export const INTERRUPTION_PAUSES: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];
export const PAUSES = Symbol('InterruptionPauses');
