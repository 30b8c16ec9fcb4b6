import {
  eventIdOf,
  type FeedPoint,
  feedPoint,
  linkEpochOpened,
  type LinkEpochOpened,
  newId,
  NotFound,
  peerEpochHeard,
} from '@wordslab/contracts/core';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import type { EpochLog, PeerLog, ReceivedEntry } from '@wordslab/sync';
import { metadataOf, type Writer } from './event-metadata.js';

/** Stream `link-<peer>`: the epochs of this module's own feed to a peer. */
export const epochLogOf = (store: EventStore, writer: Writer, peer: string): EpochLog => {
  const stream = `link-${peer}`;
  return {
    load: async () => {
      const epochs: LinkEpochOpened[] = [];
      for await (const event of orNothing(store.readStream(stream))) epochs.push(linkEpochOpened.parse(event.data));
      return epochs;
    },
    append: async (opened, expected) => {
      const metadata = metadataOf(writer, { correlationId: opened.epoch });
      await store.append(stream, [{ id: newId(), type: 'link.epochOpened', data: opened, metadata }], {
        expected: expected === 0 ? 'no-stream' : expected - 1,
      });
    },
  };
};

/**
 * Streams `feed-<peer>-<epoch>`: what a peer sent. The entry's id is the event's, its seq the revision plus one. Stream
 * `link-from-<peer>` lists the epochs, so that nobody has to read a feed to find them; it is written first, and an epoch
 * counts when its feed has begun.
 */
export const peerLogOf = (store: EventStore, writer: Writer, peer: string): PeerLog => {
  const list = `link-from-${peer}`;
  const streamOf = (epoch: string) => `feed-${peer}-${epoch}`;
  const pointAt = async (
    epoch: string,
    options: { from?: number; direction?: 'backwards' },
  ): Promise<FeedPoint | null> => {
    for await (const event of orNothing(store.readStream(streamOf(epoch), { ...options, limit: 1 })))
      return feedPoint.parse({ epoch, seq: event.revision + 1, chain: event.metadata['chain'] });
    return null;
  };
  return {
    epochs: async () => {
      const begun: string[] = [];
      for await (const event of orNothing(store.readStream(list))) {
        const { epoch } = peerEpochHeard.parse(event.data);
        if (await pointAt(epoch, { direction: 'backwards' })) begun.push(epoch);
      }
      // A KurrentDB remembers an id under 'any' for a while only: an epoch may have been noted twice.
      return [...new Set(begun)].sort();
    },
    last: (epoch) => pointAt(epoch, { direction: 'backwards' }),
    chainAt: async (epoch, seq) => {
      const point = seq < 1 ? null : await pointAt(epoch, { from: seq - 1 });
      return point?.seq === seq ? point.chain : null;
    },
    append: async (epoch, parent, entries) => {
      const first = entries[0]?.entry.seq ?? 1;
      if (first === 1) await store.append(list, [heardOf(epoch, writer)], { expected: 'any' });
      await store.append(
        streamOf(epoch),
        entries.map((received) => recordOf(received, parent, writer)),
        { expected: first === 1 ? 'no-stream' : first - 2 },
      );
    },
  };
};

/** The same id for the same epoch: noting it again changes nothing. */
const heardOf = (epoch: string, writer: Writer) => ({
  id: eventIdOf(`link:${epoch}`, 0),
  type: 'link.peerEpochHeard',
  data: { epoch },
  metadata: metadataOf(writer, { correlationId: epoch }),
});

const recordOf = ({ entry, chain }: ReceivedEntry, parent: FeedPoint | null, writer: Writer) => ({
  id: entry.id,
  type: `feed.${entry.type}`,
  data: entry,
  metadata: {
    ...metadataOf(writer, { actor: entry.actor, occurredAt: entry.occurredAt, correlationId: entry.id }),
    chain,
    ...(parent ? { parent } : {}),
  },
});

/** A stream that does not exist yet is an empty one here. */
async function* orNothing(events: AsyncIterable<RecordedEvent>): AsyncIterable<RecordedEvent> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}
