import { Injectable } from '@nestjs/common';
import { businessModelVersionAdded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { versionAdded } from '../../shared/versioned/project-version.js';
import { versionEntry } from '../../shared/versioned/versioned-feed.js';
import { businessModelContent } from '../domain/business-model.js';

@Injectable()
@FeedMapping({ handles: ['businessModel.versionAdded'] })
export class BusinessModelFeed implements FeedMappingHandler {
  private readonly data = versionAdded(businessModelContent);

  map(event: RecordedEvent) {
    const added = this.data.parse(event.data);
    return [
      versionEntry(businessModelVersionAdded, 'businessModel', event, added, {
        labels: added.content.document.labels.length,
      }),
    ];
  }
}
