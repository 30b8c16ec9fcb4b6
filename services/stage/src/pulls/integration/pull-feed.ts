import { Injectable } from '@nestjs/common';
import { pullRequested } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { pullEvents } from '../domain/pull.js';

/** Asks Lifecycle for what was asked for here. */
@Injectable()
@FeedMapping({ handles: ['pull.requested'] })
export class PullFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    const { scheduled: _scheduled, ...data } = pullEvents['pull.requested'].parse(event.data);
    return [{ link: 'lifecycle', entry: entryOf(pullRequested, event, { data }) }];
  }
}
