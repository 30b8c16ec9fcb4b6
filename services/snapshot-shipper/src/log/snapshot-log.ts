import { newId } from '@wordslab/contracts/core';
import type { EventStore } from '@wordslab/eventstore';
import { type SnapshotLog, streamOfEvent } from '@wordslab/sync';
import { metadataOf, type Writer } from './event-metadata.js';

/** The shipper's own streams about snapshots. */
export const snapshotLogOf = (store: EventStore, writer: Writer): SnapshotLog => ({
  append: async (event) => {
    const stream = streamOfEvent(event);
    await store.append(
      stream,
      [{ id: newId(), type: event.type, data: event.data, metadata: metadataOf(writer, { correlationId: stream }) }],
      { expected: 'any' },
    );
  },
});
