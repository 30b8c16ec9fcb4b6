import { Injectable } from '@nestjs/common';
import { pullAccepted, pullPartitionEnded, pullRefused } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { readEvent } from '../../shared/event-schemas.js';
import { pullEvents } from '../domain/pull.js';

/** Tells the stage that asked what became of its pull. */
@Injectable()
@FeedMapping({ handles: Object.keys(pullEvents) })
export class PullFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    const told = readEvent(pullEvents, event);
    if (!told) return [];
    const link = told.data.to;
    switch (told.type) {
      case 'pull.accepted': {
        const { pull, orders } = told.data;
        const data = { pull, partitions: orders.map(({ partition }) => partition) };
        return [{ link, entry: entryOf(pullAccepted, event, { data }) }];
      }
      case 'pull.refused': {
        const { to: _to, ...data } = told.data;
        return [{ link, entry: entryOf(pullRefused, event, { data }) }];
      }
      case 'pull.partitionEnded': {
        const { to: _to, snapshot, ...rest } = told.data;
        const data = { ...rest, ...(snapshot === null ? {} : { snapshot }) };
        return [{ link, entry: entryOf(pullPartitionEnded, event, { data }) }];
      }
      default:
        return told satisfies never;
    }
  }
}
