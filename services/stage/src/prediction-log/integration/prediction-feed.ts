import { Injectable } from '@nestjs/common';
import { predictionsCounted } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { predictionLogEvents } from '../domain/prediction-log.events.js';

/** Tells Lifecycle how much was asked; never what. The board shows a day of the log once it is shipped. */
@Injectable()
@FeedMapping({ handles: ['predictionLog.hourCounted'] })
export class PredictionFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    const { counts } = predictionLogEvents['predictionLog.hourCounted'].parse(event.data);
    return counts.map((data) => ({ link: 'lifecycle', entry: entryOf(predictionsCounted, event, { data }) }));
  }
}
