import { randomUUID } from 'node:crypto';
import { Unavailable } from '@wordslab/contracts/core';
import { type EventStore, LOG_START, type SubscriptionMessage } from '@wordslab/eventstore';
import { caughtUpMessage, checkpointMessage, confirmationMessage } from '../codec/wire-events.js';
import { streamGone } from '../failures.js';
import type { ReadResp } from '../generated/streams.js';
import { type Showing, shown } from './links.js';
import type { AllRead, StreamRead } from './read-options.js';
import { visibleEvents, visibleOf } from './reads.js';
import { TOMBSTONE_EVENT } from './stream-metadata.js';

export interface Subscribing extends Showing {
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** The log after a position, then what comes; with a filter, how far it came every so many events. */
export async function* subscribeToAll(by: Subscribing, read: AllRead): AsyncGenerator<ReadResp> {
  const { from, filter } = read;
  const after = from === 'start' ? LOG_START : from === 'end' ? await by.store.head() : from;
  yield confirmationMessage(randomUUID());
  let caughtUp = false;
  let unreported = 0;
  for await (const message of untilCancelled(by, { after })) {
    if (message.kind === 'caughtUp' && !caughtUp) {
      caughtUp = true;
      yield caughtUpMessage({ position: message.position }, by.now());
    }
    if (message.kind !== 'event') continue;
    const { event } = message;
    if (!filter || filter.passes(event)) yield shown(by, event, read);
    unreported += 1;
    if (!filter || unreported < filter.checkpointInterval) continue;
    unreported = 0;
    yield checkpointMessage(event.position, by.now());
  }
}

/** A stream after a revision, then what comes, until a tombstone ends it. */
export async function* subscribeToStream(by: Subscribing, read: StreamRead): AsyncGenerator<ReadResp> {
  const { stream, from } = read;
  // Taken before the stream is read: what comes in between is seen twice and told once.
  const after = await by.store.head();
  const visible = await visibleOf(by.streams, stream);
  yield confirmationMessage(randomUUID());
  let last = from === 'start' ? -1 : from === 'end' ? (visible?.last ?? -1) : from;
  if (visible && from !== 'end')
    for await (const event of visibleEvents(by.store, { stream, from: last + 1, direction: 'forwards' }, visible)) {
      last = event.revision;
      yield shown(by, event, read);
    }
  let caughtUp = false;
  for await (const message of untilCancelled(by, { after, filter: { streamPrefixes: [stream] } })) {
    if (message.kind === 'caughtUp' && !caughtUp) {
      caughtUp = true;
      yield caughtUpMessage({ revision: last }, by.now());
    }
    if (message.kind !== 'event' || message.event.stream !== stream || message.event.revision <= last) continue;
    if (message.event.type === TOMBSTONE_EVENT) throw streamGone(stream);
    last = message.event.revision;
    yield shown(by, message.event, read);
  }
}

/** A subscription that ends without having been cancelled lost its store: the client shall come again. */
async function* untilCancelled(
  { store, signal }: Subscribing,
  options: Parameters<EventStore['subscribeAll']>[0],
): AsyncGenerator<SubscriptionMessage> {
  yield* store.subscribeAll({ ...options, signal });
  if (!signal.aborted) throw new Unavailable('eventstore.closed', 'the event store was closed');
}
