import { Injectable } from '@nestjs/common';
import { deploymentFailed, deploymentReady } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { deploymentEvents } from '../domain/deployment.events.js';

/** Tells Lifecycle whether an installed release answers. */
@Injectable()
@FeedMapping({ handles: ['deployment.ready', 'deployment.failed'] })
export class DeploymentFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    if (event.type === 'deployment.failed') {
      const data = deploymentEvents['deployment.failed'].parse(event.data);
      return [{ link: 'lifecycle', entry: entryOf(deploymentFailed, event, { data }) }];
    }
    const { models: _models, ...data } = deploymentEvents['deployment.ready'].parse(event.data);
    return [{ link: 'lifecycle', entry: entryOf(deploymentReady, event, { data }) }];
  }
}
