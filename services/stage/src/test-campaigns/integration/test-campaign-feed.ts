import { Injectable } from '@nestjs/common';
import { testCampaignFinished } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { testCampaignEvents } from '../domain/test-campaign.events.js';

/** Tells Lifecycle the result; the shipper signs it. */
@Injectable()
@FeedMapping({ handles: ['testCampaign.finished'] })
export class TestCampaignFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    const data = testCampaignEvents['testCampaign.finished'].parse(event.data);
    return [{ link: 'lifecycle', entry: entryOf(testCampaignFinished, event, { data }) }];
  }
}
