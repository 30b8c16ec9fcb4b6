import { RevisionConflict, RuleViolated, ValidationFailed } from '@wordslab/contracts/core';
import type { RecordedEvent } from '../event-store.js';

type Place = Pick<RecordedEvent, 'stream' | 'revision'>;

/** The target holds what the source does not have, or has otherwise; `place` is the first such event. */
export const targetDiffers = (place: Place, how: string, cause?: unknown): RevisionConflict =>
  new RevisionConflict(
    'eventstore.target_differs',
    `the target is no copy of the source: ${how} (stream '${place.stream}', revision ${place.revision})`,
    'Copy into an empty store. Where a module works on the target already, there is nothing left to copy.',
    { stream: place.stream, revision: place.revision },
    { cause },
  );

/** Somebody wrote to the source while its copy was compared. What was copied stays. */
export const sourceWritten = (place?: Place): RuleViolated =>
  new RuleViolated(
    'eventstore.source_written',
    `the source was written to while the copy was compared with it${place ? `: stream '${place.stream}' has revision ${place.revision}` : ''}`,
    'Stop what writes to it, then run the same again: it goes on where it stopped.',
    place ? { stream: place.stream, revision: place.revision } : undefined,
  );

/** An event that the target could not hold as it is. */
export const notPortable = (place: Place, why: string, hint: string): ValidationFailed =>
  new ValidationFailed(
    'eventstore.not_portable',
    `revision ${place.revision} of stream '${place.stream}' cannot be copied as it is: ${why}`,
    hint,
    { stream: place.stream, revision: place.revision },
  );
