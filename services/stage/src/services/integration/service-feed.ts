import { Injectable } from '@nestjs/common';
import { serviceVersionAdded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { versionAdded } from '../../shared/versioned/project-version.js';
import { versionEntry } from '../../shared/versioned/versioned-feed.js';
import { serviceContent } from '../domain/service.js';

@Injectable()
@FeedMapping({ handles: ['service.versionAdded'] })
export class ServiceFeed implements FeedMappingHandler {
  private readonly data = versionAdded(serviceContent);

  map(event: RecordedEvent) {
    const added = this.data.parse(event.data);
    return [versionEntry(serviceVersionAdded, 'service', event, added, { pipeline: added.content.pipeline })];
  }
}
