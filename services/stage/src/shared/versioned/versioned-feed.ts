import type { FeedEntryType } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, type OutgoingEntry } from '@wordslab/platform';
import { idOfStream } from './project-version.js';

/** The public fact that a version was added, for the link to Lifecycle. */
export const versionEntry = <D>(
  type: FeedEntryType<D>,
  kind: string,
  event: RecordedEvent,
  added: { name: string; version: number; digest: string },
  data: D,
): OutgoingEntry => ({
  link: 'lifecycle',
  entry: entryOf(type, event, {
    entity: {
      kind,
      id: idOfStream(event.stream),
      name: added.name,
      version: added.version,
      digest: added.digest,
      status: 'added',
    },
    data,
  }),
});
