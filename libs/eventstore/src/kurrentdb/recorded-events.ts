import type { RecordedEvent as ClientEvent } from '@kurrent/kurrentdb-client';
import type { EventMetadata } from '@wordslab/contracts/core';
import type { RecordedEvent } from '../event-store.js';
import { toPosition, type WirePosition } from './wire-positions.js';

/** An event of KurrentDB in the port's form. */
export const toRecordedEvent = (event: ClientEvent & { position?: WirePosition }): RecordedEvent => {
  if (!event.position) throw new Error(`the event store gave event ${event.id} without its position`);
  return {
    id: event.id,
    type: event.type,
    stream: event.streamId,
    revision: Number(event.revision),
    position: toPosition(event.position),
    // Whole seconds when read through the client's native half.
    recordedAt: event.created.toISOString(),
    data: event.data,
    // Whoever wrote the event vouches for it; events of others may have none.
    metadata: (event.metadata ?? {}) as EventMetadata,
  };
};
