import { isWordslabError } from '@wordslab/contracts/core';
import type { ReadAllOptions, RecordedEvent, SubscribeOptions, SubscriptionMessage } from '../event-store.js';
import { toPrefixFilter } from '../filter.js';
import { comparePositions, LOG_START } from '../positions.js';
import type { LogSource, Page } from './log-source.js';

/** The log between `after` and `before`, at most to the head that it has now. */
export const readLog = (source: LogSource, options: ReadAllOptions): AsyncGenerator<RecordedEvent> =>
  options.direction === 'backwards' ? readBackwards(source, options) : readForwards(source, options);

async function* readForwards(source: LogSource, options: ReadAllOptions): AsyncGenerator<RecordedEvent> {
  const filter = options.filter && toPrefixFilter(options.filter);
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  let cursor = options.after ?? LOG_START;
  const upTo = await source.head();
  const read = (): Promise<Page> =>
    source.page({ after: cursor, upTo, filter, limit: Math.min(left, source.pageSize) });
  const isMore = (): boolean => left > 0 && comparePositions(cursor, upTo) < 0;
  for (let ahead: ReadAhead; isMore();) {
    const page = (ahead && (await ahead)) ?? (await read());
    left -= page.events.length;
    cursor = page.scannedTo;
    ahead = isMore() ? readAhead(read) : undefined;
    for (const event of page.events) {
      if (options.before !== undefined && comparePositions(event.position, options.before) >= 0) return;
      yield event;
    }
  }
}

/** The next page on its way while this one is used; undefined where it failed, so that it is read when it is needed. */
type ReadAhead = Promise<Page | undefined> | undefined;
const readAhead = (read: () => Promise<Page>): ReadAhead => read().catch(() => undefined);

async function* readBackwards(source: LogSource, options: ReadAllOptions): AsyncGenerator<RecordedEvent> {
  const filter = options.filter && toPrefixFilter(options.filter);
  const after = options.after ?? LOG_START;
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  let { before } = options;
  while (left > 0) {
    const page = await source.pageBackwards({ before, after, filter, limit: Math.min(left, source.pageSize) });
    yield* page.events;
    left -= page.events.length;
    before = page.events.at(-1)?.position;
    if (page.isLast || before === undefined) return;
  }
}

/** The log from `after`, then what comes, until the signal. */
export async function* followLog(
  source: LogSource,
  options: SubscribeOptions,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage> {
  const filter = options.filter && toPrefixFilter(options.filter);
  let cursor = options.after ?? LOG_START;
  let upTo = cursor;
  let caughtUp = false;
  const read = (): Promise<Page> => source.page({ after: cursor, upTo, filter, limit: source.pageSize });
  const isBehind = (): boolean => comparePositions(cursor, upTo) < 0;
  /** The head is asked for only where everything up to the last one was read. */
  const readNext = async (): Promise<Page | 'at head'> => {
    if (!isBehind()) upTo = await source.head();
    if (!isBehind()) return 'at head';
    const page = read();
    // What went wrong may be the head's fault: it is asked for again.
    page.catch(() => (upTo = cursor));
    return page;
  };
  for (let ahead: ReadAhead; !signal.aborted;) {
    const version = source.changes.version;
    const page = (ahead && (await ahead)) ?? (await patiently(source, signal, readNext));
    ahead = undefined;
    if (page === 'aborted') return;
    if (page !== 'at head') {
      caughtUp = false;
      cursor = page.scannedTo;
      if (isBehind()) ahead = readAhead(read);
      for (const event of page.events) {
        if (signal.aborted) return;
        yield { kind: 'event', event };
      }
      if (page.events.at(-1)?.position !== page.scannedTo) yield { kind: 'checkpoint', position: page.scannedTo };
    } else {
      if (!caughtUp) yield { kind: 'caughtUp', position: cursor };
      caughtUp = true;
      await source.changes.wait(version, source.pollIntervalMs, signal);
    }
  }
}

/** Repeats a read, slower each time, for as long as the store is away; every other failure ends the subscription. */
const patiently = async <T>(source: LogSource, signal: AbortSignal, read: () => Promise<T>): Promise<T | 'aborted'> => {
  for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
    const version = source.changes.version;
    try {
      return await read();
    } catch (error) {
      if (signal.aborted) return 'aborted';
      if (!isWordslabError(error) || error.kind !== 'Unavailable') throw error;
      source.onInterruption?.(error);
      await source.changes.wait(version, pause, signal);
      if (signal.aborted) return 'aborted';
    }
  }
};
