import { createHash, type Hash } from 'node:crypto';
import { canonicalJson } from '@wordslab/contracts/core';
import type { EventStore, RecordedEvent } from '../event-store.js';
import { sourceWritten, targetDiffers } from './copy-errors.js';

export interface ComparedLogs {
  readonly events: number;
  /** Of the log in its order: see {@link logDigest}. */
  readonly digest: string;
}

interface Watch {
  readonly signal?: AbortSignal;
  /** Told of each event of the source. */
  readonly onEvent?: (event: RecordedEvent) => void;
}

/**
 * What of an event a copy keeps, as one text for one value: stream, revision, id, type, data and metadata. Position and
 * time of recording are the store's own.
 */
const textOf = ({ stream, revision, id, type, data, metadata }: RecordedEvent): string =>
  canonicalJson([stream, revision, id, type, data, metadata]);

const add = (hash: Hash, text: string): void => void hash.update(text).update('\n');
const shown = (hash: Hash): string => `sha256:${hash.digest('hex')}`;

/** SHA-256 over what a copy keeps of every event (canonical JSON, RFC 8785, a line each), in the order of the log. */
export const logDigest = async (store: EventStore, { signal, onEvent }: Watch = {}): Promise<ComparedLogs> => {
  const hash = createHash('sha256');
  let events = 0;
  for await (const event of store.readAll()) {
    signal?.throwIfAborted();
    add(hash, textOf(event));
    events += 1;
    onEvent?.(event);
  }
  return { events, digest: shown(hash) };
};

/**
 * Reads both logs side by side.
 * @throws RevisionConflict `eventstore.target_differs` with the first event that differs.
 * @throws RuleViolated `eventstore.source_written` when the source goes on after the target's end.
 */
export const compareLogs = async (from: EventStore, to: EventStore, watch: Watch = {}): Promise<ComparedLogs> => {
  const hash = createHash('sha256');
  const copies = to.readAll()[Symbol.asyncIterator]();
  let events = 0;
  try {
    for await (const event of from.readAll()) {
      watch.signal?.throwIfAborted();
      const text = textOf(event);
      const copy = await copies.next();
      if (copy.done) throw sourceWritten(event);
      if (textOf(copy.value) !== text) throw targetDiffers(event, differenceOf(event, copy.value));
      add(hash, text);
      events += 1;
      watch.onEvent?.(event);
    }
    const more = await copies.next();
    if (!more.done) throw targetDiffers(more.value, 'it goes on after the end of the source');
  } finally {
    await copies.return?.();
  }
  return { events, digest: shown(hash) };
};

const KEPT = ['stream', 'revision', 'id', 'type', 'data', 'metadata'] as const;

/** Which parts differ; never what is in them. */
const differenceOf = (event: RecordedEvent, copy: RecordedEvent): string => {
  const parts = KEPT.filter((part) => canonicalJson(event[part]) !== canonicalJson(copy[part]));
  return `event ${event.id} differs in ${parts.join(', ')}`;
};
