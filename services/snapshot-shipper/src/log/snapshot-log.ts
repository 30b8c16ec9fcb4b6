import { setTimeout as sleep } from 'node:timers/promises';
import { isWordslabError, newId } from '@wordslab/contracts/core';
import type { EventStore } from '@wordslab/eventstore';
import { type SnapshotLog, streamOfEvent } from '@wordslab/sync';
import { metadataOf, type Writer } from './event-metadata.js';

const AGAIN_MS = 250;

/**
 * The shipper's own streams about snapshots. When an answer is lost nobody knows whether the fact stands in the log: it
 * is said again under the same id, which records it once, until the store answers or the signal ends this.
 */
export const snapshotLogOf = (store: EventStore, writer: Writer, signal: AbortSignal): SnapshotLog => ({
  append: async (fact) => {
    const stream = streamOfEvent(fact);
    const { type, data } = fact;
    const event = { id: newId(), type, data, metadata: metadataOf(writer, { correlationId: stream }) };
    for (;;)
      try {
        await store.append(stream, [event], { expected: 'any' });
        return;
      } catch (error) {
        if (signal.aborted || !isWordslabError(error) || error.kind !== 'Unavailable') throw error;
        // Rejects only when stopped, which the next failure sees itself.
        await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
  },
});
