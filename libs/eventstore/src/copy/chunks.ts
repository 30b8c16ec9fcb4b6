import type { RecordedEvent } from '../event-store.js';

/** What is read before it is written: bounds the memory of a copy, and what a stop has to wait for. */
const CHUNK = { events: 500, bytes: 4 * 1024 * 1024 };

/** Events of one stream that follow one another in the log and in the stream. */
export interface Run {
  readonly stream: string;
  readonly events: RecordedEvent[];
}

/** A piece of a log, in its order. */
export interface Chunk {
  readonly runs: readonly Run[];
  readonly events: number;
  readonly last: RecordedEvent;
}

/** The log in pieces; an event that is larger than a piece is one of its own. */
export async function* chunksOf(log: AsyncIterable<RecordedEvent>): AsyncGenerator<Chunk> {
  let runs: Run[] = [];
  let [events, bytes] = [0, 0];
  let last: RecordedEvent | undefined;
  for await (const event of log) {
    const size = sizeOf(event);
    if (last && (events === CHUNK.events || bytes + size > CHUNK.bytes)) {
      yield { runs, events, last };
      [runs, events, bytes] = [[], 0, 0];
    }
    const run = runs.at(-1);
    // Not where revisions are missing, as after a scavenge: the target has to refuse those.
    if (last && run?.stream === event.stream && event.revision === last.revision + 1) run.events.push(event);
    else runs.push({ stream: event.stream, events: [event] });
    [events, bytes, last] = [events + 1, bytes + size, event];
  }
  if (last) yield { runs, events, last };
}

/** Characters, which is near enough to bytes for a bound. */
const sizeOf = ({ data, metadata }: RecordedEvent): number =>
  (JSON.stringify(data) ?? '').length + JSON.stringify(metadata).length;

/** The items of `items`, each fetched while the one before is worked on. */
export async function* readAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  const fetch = (): Promise<IteratorResult<T>> => {
    const next = items.next();
    next.catch(() => undefined); // looked at when its turn comes, which may be never
    return next;
  };
  try {
    let next = fetch();
    for (let item = await next; !item.done; item = await next) {
      next = fetch();
      yield item.value;
    }
  } finally {
    await items.return(undefined);
  }
}
