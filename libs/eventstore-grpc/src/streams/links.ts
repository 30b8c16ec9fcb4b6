import { isWordslabError } from '@wordslab/contracts/core';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import { toBytes } from '../codec/stored-events.js';
import { eventMessage, type UuidForm } from '../codec/wire-events.js';
import type { ReadResp } from '../generated/streams.js';
import { LINK_EVENT, TOMBSTONE_EVENT } from './stream-metadata.js';
import type { Streams } from './streams.js';

export interface Showing {
  readonly store: EventStore;
  readonly streams: Streams;
}

/** An event as a reader gets it: a link beside the event that it points to, where the reader wants that. */
export const shown = async (
  by: Showing,
  event: RecordedEvent,
  { uuids, resolveLinks }: { readonly uuids: UuidForm; readonly resolveLinks: boolean },
): Promise<ReadResp> =>
  resolveLinks && event.type === LINK_EVENT
    ? eventMessage({ event: await targetOf(by, event), link: event }, uuids)
    : eventMessage({ event }, uuids);

/** Undefined where there is none, or none to be seen any more. */
const targetOf = async ({ store, streams }: Showing, link: RecordedEvent): Promise<RecordedEvent | undefined> => {
  const [, place = '', stream = ''] = /^(\d{1,15})@(.+)$/s.exec(Buffer.from(toBytes(link).data).toString()) ?? [];
  if (stream === '') return undefined;
  const revision = Number(place);
  try {
    const { first, last, recordedFrom } = await streams.visible(stream);
    if (revision < first || revision > last) return undefined;
    for await (const event of store.readStream(stream, { from: revision, limit: 1 }))
      return event.type !== TOMBSTONE_EVENT && Date.parse(event.recordedAt) >= recordedFrom ? event : undefined;
  } catch (error) {
    if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
  }
  return undefined;
};
