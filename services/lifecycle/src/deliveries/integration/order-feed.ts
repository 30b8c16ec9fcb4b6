import { Injectable } from '@nestjs/common';
import { homeOf, snapshotOrdered } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { readEvent } from '../../shared/event-schemas.js';
import { orderEvents } from '../domain/order.js';

/** An order goes down to the home of what is ordered. */
@Injectable()
@FeedMapping({ handles: ['snapshot.ordered'] })
export class OrderFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    const ordered = readEvent(orderEvents, event);
    if (!ordered) return [];
    const { data } = ordered;
    return [{ link: homeOf(data.partition), entry: entryOf(snapshotOrdered, event, { data }) }];
  }
}
