import { Injectable } from '@nestjs/common';
import { promotionInstalled, promotionRefused } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { installationEvents } from '../domain/installation.events.js';

/** Tells Lifecycle how its order ended here. */
@Injectable()
@FeedMapping({ handles: ['promotion.installed', 'promotion.refused'] })
export class InstallationFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    if (event.type === 'promotion.installed') {
      const data = installationEvents['promotion.installed'].parse(event.data);
      return [{ link: 'lifecycle', entry: entryOf(promotionInstalled, event, { data }) }];
    }
    const { part: _part, ...data } = installationEvents['promotion.refused'].parse(event.data);
    return [{ link: 'lifecycle', entry: entryOf(promotionRefused, event, { data }) }];
  }
}
