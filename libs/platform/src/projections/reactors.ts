import { type RecordedEvent } from '@wordslab/eventstore';
import type { RequestContext } from '../http/request-context.js';
import type { ReactorHandler } from './declarations.js';
import type { Followed } from './follower.js';

/**
 * A reactor as a follower. Its commands are carried out before the checkpoint moves, so a crash repeats them; their ids
 * derive from the event's, so the repetition writes nothing.
 */
export const followedReactor = (
  name: string,
  handles: readonly string[],
  handler: ReactorHandler,
  clock: { now(): Date },
): Followed => ({
  name: `reactor:${name}`,
  version: 1,
  handles,
  // A failure repeats the commands of its batch.
  batchSize: 200,
  differs: () => Promise.resolve('emptied'),
  applyAll: async (events) => {
    for (const event of events) await handler.react(event, contextAfter(name, event, clock.now()));
  },
});

/** What a reactor does is done by wordslab, because of the event. */
const contextAfter = (name: string, event: RecordedEvent, now: Date): RequestContext => ({
  actor: 'wordslab',
  correlationId: event.metadata.correlationId,
  causationId: event.id,
  commandId: `${name}:${event.id}`,
  now,
});
