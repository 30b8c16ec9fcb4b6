import { Injectable } from '@nestjs/common';
import { trainingRunEnded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { trainingRunEvents as schemas } from '../domain/training-run.events.js';

/** That a run ended and how; its log, metrics and model stay. */
@Injectable()
@FeedMapping({ handles: ['trainingRun.succeeded', 'trainingRun.failed', 'trainingRun.cancelled'] })
export class TrainingRunFeed implements FeedMappingHandler {
  map(event: RecordedEvent): OutgoingEntry[] {
    const run = idOfStream(event.stream);
    const entry = (outcome: 'succeeded' | 'failed' | 'cancelled', reason: string, seconds: number): OutgoingEntry[] => {
      const data = { run, outcome, reason, seconds: Math.round(seconds) };
      return [{ link: 'lifecycle', entry: entryOf(trainingRunEnded, event, { data }) }];
    };
    if (event.type === 'trainingRun.succeeded')
      return entry('succeeded', 'done', schemas[event.type].parse(event.data).usage.seconds);
    if (event.type === 'trainingRun.cancelled')
      return entry('cancelled', 'cancelled', schemas[event.type].parse(event.data).seconds);
    const { reason, usage } = schemas['trainingRun.failed'].parse(event.data);
    return entry('failed', reason, usage?.seconds ?? 0);
  }
}
