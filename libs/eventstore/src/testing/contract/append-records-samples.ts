import type { AppendsRecords, StreamRecord } from '../../append-records.js';
import type { EventStore } from '../../event-store.js';
import { collect, freshStream, sampleEvent, sampleEvents } from '../sample-events.js';

/** A suite's access to the harness, which exists only while tests run. */
export type OpenRecords = () => EventStore & AppendsRecords;

export const to = (stream: string, event = sampleEvent()): StreamRecord => ({ stream, event });
/** A stream that holds so many events. */
export const seeded = async (store: EventStore, count: number): Promise<string> => {
  const stream = freshStream();
  await store.append(stream, sampleEvents(count), { expected: 'no-stream' });
  return stream;
};
/** Revision of a stream's last event, -1 when it has none. */
export const stands = async (store: EventStore, stream: string): Promise<number> =>
  (await collect(store.readStream(stream)).catch(() => [])).length - 1;
