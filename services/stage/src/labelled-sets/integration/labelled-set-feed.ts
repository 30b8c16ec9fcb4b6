import { Injectable } from '@nestjs/common';
import { annotationSetVersionAdded, testSetVersionAdded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { versionAdded } from '../../shared/versioned/project-version.js';
import { versionEntry } from '../../shared/versioned/versioned-feed.js';
import { labelledSetContent } from '../domain/labelled-set.js';

@Injectable()
@FeedMapping({ handles: ['annotationSet.versionAdded', 'testSet.versionAdded'] })
export class LabelledSetFeed implements FeedMappingHandler {
  private readonly data = versionAdded(labelledSetContent);

  map(event: RecordedEvent) {
    const added = this.data.parse(event.data);
    const { items, labels, source } = added.content;
    const facts = { items, labels: Object.keys(labels).length, source: source.version };
    return event.type === 'testSet.versionAdded'
      ? [versionEntry(testSetVersionAdded, 'testSet', event, added, facts)]
      : [versionEntry(annotationSetVersionAdded, 'annotationSet', event, added, facts)];
  }
}
