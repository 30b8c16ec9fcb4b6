import { Injectable } from '@nestjs/common';
import { algorithmVersionAdded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { versionAdded } from '../../shared/versioned/project-version.js';
import { versionEntry } from '../../shared/versioned/versioned-feed.js';
import { algorithmContent } from '../domain/algorithm.js';

@Injectable()
@FeedMapping({ handles: ['algorithm.versionAdded'] })
export class AlgorithmFeed implements FeedMappingHandler {
  private readonly data = versionAdded(algorithmContent);

  map(event: RecordedEvent) {
    const added = this.data.parse(event.data);
    return [versionEntry(algorithmVersionAdded, 'algorithm', event, added, { files: added.content.files.length })];
  }
}
