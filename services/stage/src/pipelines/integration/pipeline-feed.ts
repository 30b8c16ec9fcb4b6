import { Injectable } from '@nestjs/common';
import { pipelineVersionAdded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { versionAdded } from '../../shared/versioned/project-version.js';
import { versionEntry } from '../../shared/versioned/versioned-feed.js';
import { pipelineContent } from '../domain/pipeline.js';

@Injectable()
@FeedMapping({ handles: ['pipeline.versionAdded'] })
export class PipelineFeed implements FeedMappingHandler {
  private readonly data = versionAdded(pipelineContent);

  map(event: RecordedEvent) {
    const added = this.data.parse(event.data);
    return [
      versionEntry(pipelineVersionAdded, 'pipeline', event, added, { steps: added.content.document.steps.length }),
    ];
  }
}
