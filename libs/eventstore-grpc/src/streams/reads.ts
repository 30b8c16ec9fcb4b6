import type { EventStore, ReadAllOptions, RecordedEvent } from '@wordslab/eventstore';
import { isWordslabError } from '@wordslab/contracts/core';
import { notFoundMessage } from '../codec/wire-events.js';
import type { ReadResp } from '../generated/streams.js';
import { type Showing, shown } from './links.js';
import { type AllRead, before, type StreamRead } from './read-options.js';
import { TOMBSTONE_EVENT } from './stream-metadata.js';
import type { Streams, Visible } from './streams.js';

/** The events of a stream that are to be seen, at most `count`; a message instead where there is no stream. */
export async function* readStream(by: Showing, read: StreamRead): AsyncGenerator<ReadResp> {
  const visible = await visibleOf(by.streams, read.stream);
  if (!visible) {
    yield notFoundMessage(read.stream);
    return;
  }
  let left = read.count ?? Number.POSITIVE_INFINITY;
  if (left === 0) return;
  for await (const event of visibleEvents(by.store, read, visible)) {
    yield shown(by, event, read);
    left -= 1;
    if (left === 0) return;
  }
}

/** Undefined where there is no stream, or none any more. */
export const visibleOf = async (streams: Streams, stream: string): Promise<Visible | undefined> => {
  try {
    return await streams.visible(stream);
  } catch (error) {
    if (isWordslabError(error) && error.code === 'stream.not_found') return undefined;
    throw error;
  }
};

/** In the read's direction, without bound in number. */
export async function* visibleEvents(
  store: EventStore,
  { stream, from, direction }: Pick<StreamRead, 'stream' | 'from' | 'direction'>,
  visible: Visible,
): AsyncGenerator<RecordedEvent> {
  const forwards = direction === 'forwards';
  if (forwards && from === 'end') return;
  const revision = from === 'start' ? 0 : from === 'end' ? visible.last : from;
  const first = forwards ? Math.max(revision, visible.first) : revision;
  for await (const event of store.readStream(stream, { from: first, direction })) {
    if (event.revision < visible.first) return;
    if (event.type === TOMBSTONE_EVENT) continue;
    if (Date.parse(event.recordedAt) >= visible.recordedFrom) yield event;
  }
}

/** The log, filtered, at most `count` events. A position is included forwards and excluded backwards. */
export async function* readAll(by: Showing, read: AllRead): AsyncGenerator<ReadResp> {
  const { from, direction, count, filter } = read;
  let left = count ?? Number.POSITIVE_INFINITY;
  const forwards = direction === 'forwards';
  if (left === 0 || from === (forwards ? 'end' : 'start')) return;
  const isPlace = from !== 'start' && from !== 'end';
  const place = {
    direction,
    after: forwards && isPlace ? before(from) : undefined,
    before: !forwards && isPlace ? from : undefined,
  };
  for await (const event of filter ? inParts(by.store, place, left) : by.store.readAll({ ...place, limit: left })) {
    if (filter && !filter.passes(event)) continue;
    yield shown(by, event, read);
    left -= 1;
    if (left === 0) return;
  }
}

const MOST = 500;

/** The log in parts that grow from what is wanted: who asks for one event through a filter need not pay for a page. */
async function* inParts(
  store: EventStore,
  place: Pick<ReadAllOptions, 'direction' | 'after' | 'before'>,
  wanted: number,
): AsyncGenerator<RecordedEvent> {
  let rest = place;
  for (let limit = wanted; ; limit = Math.max(limit, Math.min(limit * 4, MOST))) {
    let seen = 0;
    let last: RecordedEvent | undefined;
    for await (const event of store.readAll({ ...rest, limit })) {
      yield event;
      last = event;
      seen += 1;
    }
    if (!last || seen < limit) return;
    rest = place.direction === 'backwards' ? { ...rest, before: last.position } : { ...rest, after: last.position };
  }
}
