import { Injectable } from '@nestjs/common';
import { modelVersionAdded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { versionAdded } from '../../shared/versioned/project-version.js';
import { versionEntry } from '../../shared/versioned/versioned-feed.js';
import { modelContent } from '../domain/model.js';

@Injectable()
@FeedMapping({ handles: ['model.versionAdded'] })
export class ModelFeed implements FeedMappingHandler {
  private readonly data = versionAdded(modelContent);

  map(event: RecordedEvent) {
    const added = this.data.parse(event.data);
    const { run, metrics, lineage } = added.content;
    return [
      versionEntry(modelVersionAdded, 'model', event, added, {
        ...{ run, metrics, algorithm: lineage.algorithm.version },
        ...(lineage.businessModel ? { businessModel: lineage.businessModel } : {}),
        sets: lineage.sets.map((set) => set.version),
        sources: [...new Set(lineage.sets.map((set) => set.source.version))],
      }),
    ];
  }
}
