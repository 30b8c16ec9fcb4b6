import { Injectable } from '@nestjs/common';
import { homeOf, snapshotOrdered, testCampaignFinished } from '@wordslab/contracts/core';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler } from '@wordslab/platform';

/** What Lifecycle's service tells a home when a snapshot is ordered. */
@Injectable()
@FeedMapping({ handles: ['snapshot.ordered'] })
export class OrdersFeed implements FeedMappingHandler {
  map(event: RecordedEvent) {
    const data = snapshotOrdered.data.parse(event.data);
    return [{ link: homeOf(data.partition), entry: entryOf(snapshotOrdered, event, { data }) }];
  }
}

/** A result that is evidence: an entry of a signed type. */
export const measured = {
  ...{ campaign: 'dev_1', release: 'r1', releaseDigest: 'sha256:r', service: 'triage', model: 'sha256:m' },
  ...{ testSet: 'train_1@1', testSetDigest: 'sha256:t', items: 10, metrics: { accuracy: 0.9 }, people: 0 },
  peopleCorrect: 0,
};

@Injectable()
@FeedMapping({ handles: ['thing.measured'] })
export class ResultsFeed implements FeedMappingHandler {
  map(event: RecordedEvent) {
    return [{ link: 'lifecycle', entry: entryOf(testCampaignFinished, event, { data: measured }) }];
  }
}
