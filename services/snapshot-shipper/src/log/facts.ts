import { feedEntry, feedEntryType } from '@wordslab/contracts/core';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import type { SnapshotFact } from '@wordslab/sync';
import type { Logger } from '@wordslab/platform/process';

/** Categories in which something about snapshots may stand. */
const CATEGORIES = ['feed', 'snapshot', 'relay', 'order'] as const;

/** Whoever learns from the log: `restore` for history, `handle` for what is new. */
export interface FactReader {
  restore(fact: SnapshotFact): void;
  handle(fact: SnapshotFact): Promise<void>;
}

const FEED_STREAM = /^feed-(.+)-[^-]+$/;

/**
 * An event as a fact about snapshots; undefined when it is none. An entry of a type, version or shape that this shipper
 * does not know is none either, or a newer or faulty peer could stop it: `leftAside` is told.
 */
export const factOf = (event: RecordedEvent, leftAside: (why: string) => void): SnapshotFact | undefined => {
  const from = FEED_STREAM.exec(event.stream)?.[1];
  if (from === undefined)
    return event.type.startsWith('snapshot.') ? { from: null, type: event.type, data: event.data } : undefined;
  if (!event.type.startsWith('feed.snapshot.')) return undefined;
  const entry = feedEntry.safeParse(event.data);
  const declared = entry.data && feedEntryType(entry.data.type, entry.data.v);
  const data = declared?.data.safeParse(entry.data?.data);
  if (declared && data?.success) return { from, type: declared.type, data: data.data };
  leftAside(data?.error?.message ?? entry.error?.message ?? 'no such entry is declared');
  return undefined;
};

/**
 * Reads the log's facts: all of history is restored first, then `started` is told, then each new fact is handled in order
 * by readers that line up. A fact that cannot be handled is reported; what it left undone is taken up by the readers' own ticks.
 */
export const followFacts = async (
  store: EventStore,
  readers: readonly FactReader[],
  options: { signal: AbortSignal; logger: Logger; started: () => void },
): Promise<void> => {
  const filter = { categories: CATEGORIES };
  const read = (event: RecordedEvent) =>
    factOf(event, (why) =>
      options.logger.warn(
        { stream: event.stream, revision: event.revision, type: event.type, why },
        'an entry is left aside',
      ),
    );
  let after = await store.head();
  for await (const event of store.readAll({ filter })) {
    const fact = read(event);
    if (fact) for (const reader of readers) reader.restore(fact);
    after = event.position;
  }
  options.started();
  for await (const message of store.subscribeAll({ after, filter, signal: options.signal })) {
    const fact = message.kind === 'event' ? read(message.event) : undefined;
    // Not awaited: each reader lines up what it is given, and one that builds for minutes must not hold up the others.
    if (fact) for (const reader of readers) void reader.handle(fact).catch(report(fact, options.logger));
  }
};

const report =
  (fact: SnapshotFact, logger: Logger) =>
  (error: unknown): void =>
    logger.error({ err: error, fact: fact.type }, 'a fact about snapshots could not be acted upon');
