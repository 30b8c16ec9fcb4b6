import { RevisionConflict } from '@wordslab/contracts/core';
import { type AppendsRecords, canAppendRecords } from '../append-records.js';
import type { EventStore, ExpectedRevision, NewEvent, RecordedEvent } from '../event-store.js';
import type { Chunk } from './chunks.js';
import { targetDiffers } from './copy-errors.js';

/**
 * Records a piece of a log where it stood, in its order: at once where the store can, else run by run, each awaited,
 * since the port promises an order only for what follows an answer. A repetition is known by its ids.
 * @throws RevisionConflict `eventstore.target_differs` for anything else at one of the places.
 */
export const appendChunk = async (to: EventStore, { runs }: Chunk, signal?: AbortSignal): Promise<void> => {
  const places = runs.flatMap(({ events }) => events);
  if (canAppendRecords(to)) return together(to, places);
  for (const { stream, events } of runs) {
    signal?.throwIfAborted();
    await orDiffers(events, () => to.append(stream, events.map(toNewEvent), { expected: before(events[0]) }));
  }
};

const together = async (to: AppendsRecords, events: readonly RecordedEvent[]): Promise<void> => {
  const firsts = new Map<string, RecordedEvent>();
  const counts = new Map<string, number>();
  for (const event of events) {
    const first = firsts.get(event.stream) ?? event;
    const count = counts.get(event.stream) ?? 0;
    // Only the first of a stream is checked by the store.
    if (event.revision !== first.revision + count) throw targetDiffers(event, 'the source lacks the event before it');
    firsts.set(event.stream, first);
    counts.set(event.stream, count + 1);
  }
  const records = events.map((event) => ({ stream: event.stream, event: toNewEvent(event) }));
  const checks = [...firsts].map(([stream, first]) => ({ stream, expected: before(first) }));
  await orDiffers([...firsts.values()], () => to.appendRecords(records, checks));
};

const before = (event: RecordedEvent | undefined): ExpectedRevision =>
  event === undefined || event.revision === 0 ? 'no-stream' : event.revision - 1;

/** `firsts`: of each stream, the event that should follow what stands there. */
const orDiffers = async (firsts: readonly RecordedEvent[], append: () => Promise<unknown>): Promise<void> => {
  try {
    await append();
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    const { stream, actual } = error.details ?? {};
    const first = firsts.find((event) => event.stream === stream) ?? firsts[0];
    if (!first) throw error;
    const stands = typeof actual === 'number' ? `is at ${actual}` : 'does not exist';
    throw targetDiffers(first, `its stream ${stands}, where this event should follow`, error);
  }
};

const toNewEvent = ({ id, type, data, metadata }: RecordedEvent): NewEvent => ({ id, type, data, metadata });
