import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  excludeSystemEvents,
  FORWARDS,
  type KurrentDBClient,
  START,
} from '@kurrent/kurrentdb-client';
import type { RecordedEvent } from '../event-store.js';
import { passes } from '../filter.js';
import type { BackwardsPage, BackwardsPageQuery, Page, PageQuery } from '../log/log-source.js';
import { comparePositions, LOG_START, type Position } from '../positions.js';
import { toRecordedEvent } from './recorded-events.js';
import { fromPosition } from './wire-positions.js';

/**
 * Pages of `$all` without the server's own events. A filter of the port is applied here: only who sees every event
 * can say how far a filter came.
 */
export class LogPages {
  readonly #client: KurrentDBClient;
  readonly #scanWindow: number;

  constructor(client: KurrentDBClient, scanWindow: number) {
    this.#client = client;
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
    // One more, since the server begins with the event at `after`.
    for await (const event of this.#forwards(after, window + 1)) {
      if (comparePositions(event.position, after) <= 0) continue;
      if (comparePositions(event.position, upTo) > 0) break;
      if (!filter || passes(filter, event)) events.push(event);
      scanned += 1;
      if (events.length === limit || scanned === window) return { events, scannedTo: event.position };
    }
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
  async *#forwards(from: Position, maxCount: number): AsyncGenerator<RecordedEvent> {
    const place = fromPosition(from);
    yield* eventsOf(
      this.#client.readAll({
        direction: FORWARDS,
        fromPosition: place === 'start' ? START : place,
        filter: excludeSystemEvents(),
        maxCount,
      }),
    );
  }

  async *#backwards(before: Position | undefined, maxCount?: number): AsyncGenerator<RecordedEvent> {
    const place = before === undefined ? 'end' : fromPosition(before);
    if (place === 'start') return;
    yield* eventsOf(
      this.#client.readAll({
        direction: BACKWARDS,
        fromPosition: place === 'end' ? END : place,
        filter: excludeSystemEvents(),
        maxCount,
      }),
    );
  }
}

async function* eventsOf(resolved: AsyncIterable<AllStreamResolvedEvent>): AsyncGenerator<RecordedEvent> {
  for await (const { event } of resolved) if (event) yield toRecordedEvent(event);
}
