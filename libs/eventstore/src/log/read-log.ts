import { isWordslabError } from '@wordslab/contracts/core';
import type { ReadAllOptions, RecordedEvent, SubscribeOptions, SubscriptionMessage } from '../event-store.js';
import { type PrefixFilter, toPrefixFilter } from '../filter.js';
import { comparePositions, LOG_START, type Position } from '../positions.js';
import type { LogSource, Page } from './log-source.js';

/** The log between `after` and `before`, at most to the head that it has now. */
export const readLog = (source: LogSource, options: ReadAllOptions): AsyncGenerator<RecordedEvent> =>
  options.direction === 'backwards' ? readBackwards(source, options) : readForwards(source, options);

async function* readForwards(source: LogSource, options: ReadAllOptions): AsyncGenerator<RecordedEvent> {
  const filter = options.filter && toPrefixFilter(options.filter);
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  let cursor = options.after ?? LOG_START;
  const upTo = await source.head();
  while (left > 0 && comparePositions(cursor, upTo) < 0) {
    const page = await source.page({ after: cursor, upTo, filter, limit: Math.min(left, source.pageSize) });
    for (const event of page.events) {
      if (options.before !== undefined && comparePositions(event.position, options.before) >= 0) return;
      yield event;
    }
    left -= page.events.length;
    cursor = page.scannedTo;
  }
}

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
  let caughtUp = false;
  while (!signal.aborted) {
    const version = source.changes.version;
    const page = await patiently(source, signal, () => nextPage(source, cursor, filter));
    if (page === 'aborted') return;
    if (page !== 'at head') {
      caughtUp = false;
      for (const event of page.events) {
        if (signal.aborted) return;
        yield { kind: 'event', event };
      }
      cursor = page.scannedTo;
      if (page.events.at(-1)?.position !== cursor) yield { kind: 'checkpoint', position: cursor };
    } else {
      if (!caughtUp) yield { kind: 'caughtUp', position: cursor };
      caughtUp = true;
      await source.changes.wait(version, source.pollIntervalMs, signal);
    }
  }
}

const nextPage = async (source: LogSource, after: Position, filter?: PrefixFilter): Promise<Page | 'at head'> => {
  const upTo = await source.head();
  if (comparePositions(after, upTo) >= 0) return 'at head';
  return source.page({ after, upTo, filter, limit: source.pageSize });
};

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
