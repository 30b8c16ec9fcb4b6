import { Injectable } from '@nestjs/common';
import { dayVersion, predictionsCounted } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { predictionLogEvents } from '../domain/prediction-log.events.js';

/** Tells Lifecycle how much was asked; never what. The entity is the day's log, which can be pulled. */
@Injectable()
@FeedMapping({ handles: ['predictionLog.hourCounted'] })
export class PredictionFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    const { day, counts } = predictionLogEvents['predictionLog.hourCounted'].parse(event.data);
    const entity = {
      kind: 'predictionLog',
      id: event.stream.slice('predictionLog-'.length, event.stream.lastIndexOf('.')),
      name: `predictions of ${day}`,
      version: dayVersion(day),
      status: 'counted',
    };
    return counts.map((data) => ({ link: 'lifecycle', entry: entryOf(predictionsCounted, event, { entity, data }) }));
  }
}
