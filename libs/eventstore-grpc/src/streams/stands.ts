import { isWordslabError } from '@wordslab/contracts/core';
import type { EventStore, ExpectedRevision, RecordedEvent } from '@wordslab/eventstore';
import { streamGone } from '../failures.js';
import {
  isMetadataStream,
  metadataStreamOf,
  type StreamMetadata,
  subjectOf,
  TOMBSTONE_EVENT,
  toStreamMetadata,
} from './stream-metadata.js';

/** Where a stream stands in the store, and how much of that is hidden. */
export interface Stand {
  /** Revision of its last event, -1 when it has none. */
  readonly last: number;
  readonly truncateBefore: number;
  /** A tombstone ended it. */
  readonly isGone: boolean;
}

export const isDeleted = ({ last, truncateBefore }: Stand): boolean => last >= 0 && truncateBefore > last;

/**
 * What to expect of the store, for who does not see what is hidden. A deleted stream counts as none: its next event
 * follows the last hidden one. A revision means the same before and after a deletion. What cannot hold is expected at
 * a revision that is not there, so that the store says so among its other refusals, after it looked for a repetition.
 */
export const storedExpectation = (expected: ExpectedRevision, stand: Stand): ExpectedRevision => {
  const { last, truncateBefore } = stand;
  const impossible = last + 1;
  if (stand.isGone) return expected === 'any' || expected === 'no-stream' ? 'any' : impossible;
  // After it was written again too: the place that a repetition has.
  const hidden = Math.min(truncateBefore - 1, last);
  if (expected === 'no-stream' && hidden >= 0) return hidden;
  return expected === 'stream-exists' && isDeleted(stand) ? impossible : expected;
};

/** Looks streams up in a store whose streams may be deleted. */
export class Stands {
  readonly #store: EventStore;

  constructor(store: EventStore) {
    this.#store = store;
  }

  async of(stream: string): Promise<Stand> {
    const [last, subject, { truncateBefore }] = await Promise.all([
      this.lastOf(stream),
      this.lastOf(subjectOf(stream)),
      this.metadataOf(stream),
    ]);
    return { last: last?.revision ?? -1, truncateBefore, isGone: subject?.type === TOMBSTONE_EVENT };
  }

  /** @throws NotFound `stream.deleted` after a tombstone. */
  async lastUnlessGone(stream: string): Promise<RecordedEvent | undefined> {
    const subject = subjectOf(stream);
    const last = await this.lastOf(subject);
    if (last?.type === TOMBSTONE_EVENT) throw streamGone(subject);
    return subject === stream ? last : this.lastOf(stream);
  }

  async metadataOf(stream: string): Promise<StreamMetadata> {
    // Of metadata, the newest count.
    if (isMetadataStream(stream)) return toStreamMetadata({ $maxCount: 1 });
    return toStreamMetadata((await this.lastOf(metadataStreamOf(stream)))?.data);
  }

  async lastOf(stream: string): Promise<RecordedEvent | undefined> {
    try {
      for await (const event of this.#store.readStream(stream, { direction: 'backwards', limit: 1 })) return event;
    } catch (error) {
      if (!isWordslabError(error) || error.code !== 'stream.not_found') throw error;
    }
    return undefined;
  }
}
