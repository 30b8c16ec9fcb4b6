import type { RecordedEvent } from '../event-store.js';
import { notPortable } from './copy-errors.js';

/** Where the front keeps, in an event's metadata, the bytes that a JSON value cannot give back. */
const WIRE = '$wire';

/** @throws ValidationFailed `eventstore.not_portable` rather than copying something else than what is there. */
export const refuseUnportable = (event: RecordedEvent, throughProtocol: boolean): void => {
  if (ArrayBuffer.isView(event.data) || ArrayBuffer.isView(event.metadata))
    throw notPortable(
      event,
      'it holds bytes, not JSON',
      'Copy such a store from its own database, or with its own tools.',
    );
  if (!throughProtocol) return;
  if (event.type.startsWith('$') || event.stream.startsWith('$'))
    throw notPortable(
      event,
      `events of type '${event.type}' are written by the server alone`,
      'Copy it into a Postgres database.',
    );
  if (WIRE in event.metadata)
    throw notPortable(
      event,
      'its exact bytes are kept beside its value, and would come out as part of its metadata',
      'Copy it into a Postgres database, and start the front over that.',
    );
};
