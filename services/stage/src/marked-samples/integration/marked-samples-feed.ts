import { Injectable } from '@nestjs/common';
import { markedSamplesVersionAdded, splitVersion } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { versionAdded } from '../../shared/versioned/project-version.js';
import { versionEntry } from '../../shared/versioned/versioned-feed.js';
import { markedSamplesContent } from '../domain/marked-samples.js';

/** Tells Lifecycle of a version. Where its samples came from several logs, the first is named. */
@Injectable()
@FeedMapping({ handles: ['markedSamples.versionAdded'] })
export class MarkedSamplesFeed implements FeedMappingHandler {
  private readonly data = versionAdded(markedSamplesContent);

  map(event: RecordedEvent) {
    const added = this.data.parse(event.data);
    const { items, sources } = added.content;
    const source = splitVersion(sources[0]?.partition ?? '').id;
    return [versionEntry(markedSamplesVersionAdded, 'markedSamples', event, added, { items, source })];
  }
}
