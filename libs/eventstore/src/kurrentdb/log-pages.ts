import { BACKWARDS, END, excludeSystemEvents, FORWARDS, type ReadAllOptions, START } from '@kurrent/kurrentdb-client';
import { Unavailable } from '@wordslab/contracts/core';
import type { RecordedEvent } from '../event-store.js';
import { passes } from '../filter.js';
import type { BackwardsPage, BackwardsPageQuery, Page, PageQuery } from '../log/log-source.js';
import { comparePositions, LOG_START, type Position } from '../positions.js';
import type { Reading } from './reading.js';
import { toRecordedEvent } from './recorded-events.js';
import { fromPosition } from './wire-positions.js';

/**
 * Pages of `$all` without the server's own events. A filter of the port is applied here: only who sees every event
 * can say how far a filter came.
 */
export class LogPages {
  readonly #reading: Reading;
  readonly #scanWindow: number;

  constructor(reading: Reading, scanWindow: number) {
    this.#reading = reading;
    this.#scanWindow = scanWindow;
  }

  async head(): Promise<Position> {
    for await (const event of this.#backwards(undefined, 1)) return event.position;
    return LOG_START;
  }

  async page({ after, upTo, filter, limit }: PageQuery): Promise<Page> {
    const window = filter ? this.#scanWindow : limit;
    const events: RecordedEvent[] = [];
    let scanned = 0;
    let last = after;
    // One more, since the server begins with the event at `after`.
    for await (const event of this.#forwards(after, window + 1)) {
      last = event.position;
      if (comparePositions(last, after) <= 0) continue;
      if (comparePositions(last, upTo) > 0) break;
      if (!filter || passes(filter, event)) events.push(event);
      scanned += 1;
      if (events.length === limit || scanned === window) return { events, scannedTo: event.position };
    }
    // The log reaches as far as that: a read that ended before it was cut short.
    if (comparePositions(last, upTo) < 0) throw cutShort(last, upTo);
    return { events, scannedTo: upTo };
  }

  async pageBackwards({ before, after, filter, limit }: BackwardsPageQuery): Promise<BackwardsPage> {
    const events: RecordedEvent[] = [];
    for await (const event of this.#backwards(before, filter ? undefined : limit)) {
      if (comparePositions(event.position, after) <= 0) break;
      if (!filter || passes(filter, event)) events.push(event);
      if (events.length === limit) return { events, isLast: false };
    }
    return { events, isLast: true };
  }

  /** Begins with the event at `from` itself. */
  #forwards(from: Position, maxCount: number): AsyncGenerator<RecordedEvent> {
    const place = fromPosition(from);
    const fromPlace = place === 'start' ? START : place;
    return this.#events({ direction: FORWARDS, fromPosition: fromPlace, maxCount });
  }

  async *#backwards(before: Position | undefined, maxCount?: number): AsyncGenerator<RecordedEvent> {
    const place = before === undefined ? 'end' : fromPosition(before);
    if (place === 'start') return;
    yield* this.#events({ direction: BACKWARDS, fromPosition: place === 'end' ? END : place, maxCount });
  }

  async *#events(options: ReadAllOptions): AsyncGenerator<RecordedEvent> {
    const filter = excludeSystemEvents();
    for await (const { event } of this.#reading.read((client) => client.readAll({ ...options, filter })))
      if (event) yield toRecordedEvent(event);
  }
}

const cutShort = (at: Position, upTo: Position): Unavailable =>
  new Unavailable(
    'eventstore.unavailable',
    `the event store ended a read at ${at}, before ${upTo}, which it has`,
    'Try again.',
    { retryAfterSeconds: 1 },
  );
