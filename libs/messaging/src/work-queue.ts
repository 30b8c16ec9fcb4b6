import type { StreamSpec } from './broker.js';

/** Room of a queue whose messages only name what is to be done. */
const MAX_BYTES = 4 * 1024 * 1024;
/** A handler says every second that it still works; a worker that was killed holds its message for so long. */
const ACK_WAIT_MS = 5_000;

export interface WorkQueue {
  readonly name: string;
  readonly subject: string;
  readonly durable: string;
  /** Most messages under way at once; a consumer for each. */
  readonly concurrency: number;
}

/**
 * A queue of work inside a module. A message is under way as long as its handler runs, however long that is, and comes
 * again when its worker is gone. Consume it with `maxMessages: 1`: what waits in a busy worker waits for nobody else.
 */
export const workQueue = ({ name, subject, durable, concurrency }: WorkQueue): StreamSpec => ({
  name,
  subjects: [subject],
  retention: 'workqueue',
  maxBytes: MAX_BYTES,
  consumer: { durable, maxAckPending: concurrency, ackWaitMs: ACK_WAIT_MS },
});
