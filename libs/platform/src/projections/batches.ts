import type { EventStore, RecordedEvent, SubscriptionMessage } from '@wordslab/eventstore';
import { handlesType, typePrefixes } from './declarations.js';

/** Events of a batch, which is one transaction: so many save statements and hardly cost more in collecting garbage. */
export const BATCH_SIZE = 1_000;
/** Pages without an event after which an empty batch says how far the log was looked through. */
const QUIET_PAGES = 20;

export interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Up to here everything is in this batch and those before it. */
  readonly position: string;
  /** Whether that was the head of the log. */
  readonly isAtHead: boolean;
}

export interface BatchOptions {
  readonly after: string | null;
  readonly handles: readonly string[];
  /** Events of a batch at most. */
  readonly size: number;
  readonly signal: AbortSignal;
}

/**
 * The log in batches, then what comes, until the signal. The next batch is read while the caller works on this one, so
 * two are in memory at once.
 */
export async function* followInBatches(store: EventStore, options: BatchOptions): AsyncGenerator<Batch> {
  const { after, handles, size } = options;
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const filter = { typePrefixes: typePrefixes(handles) };
  const batches = inBatches(store.subscribeAll({ after: after ?? undefined, filter, signal }), handles, size);
  const read = () => {
    const next = batches.next();
    // A failure is met when the batch is asked for, which may be a while later.
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = read(); ;) {
      const batch = await next;
      if (batch.done) return;
      next = read();
      yield batch.value;
    }
  } finally {
    left.abort();
    await batches.return(undefined);
  }
}

async function* inBatches(
  messages: AsyncIterable<SubscriptionMessage>,
  handles: readonly string[],
  size: number,
): AsyncGenerator<Batch, undefined> {
  let events: RecordedEvent[] = [];
  let quiet = 0;
  for await (const message of messages) {
    const position = message.kind === 'event' ? message.event.position : message.position;
    if (message.kind === 'event' && handlesType(handles, message.event.type)) events.push(message.event);
    const isAtHead = message.kind === 'caughtUp';
    if (message.kind === 'checkpoint') quiet += 1;
    if (!isAtHead && events.length < size && quiet < QUIET_PAGES) continue;
    yield { events, position, isAtHead };
    events = [];
    quiet = 0;
  }
}
