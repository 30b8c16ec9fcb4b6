import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { markedSamplesContent } from '../domain/marked-samples.js';
import { MarkedSamplesRow, MarkedSamplesVersionRow } from './marked-samples.entity.js';

const data = versionAdded(markedSamplesContent);

@Injectable()
@Projection({
  name: 'marked-samples',
  version: 1,
  tables: ['marked_samples', 'marked_samples_versions'],
  handles: ['markedSamples.versionAdded'],
})
export class MarkedSamplesProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const tables = { list: MarkedSamplesRow, versions: MarkedSamplesVersionRow };
    await projectVersion(event, data.parse(event.data), em, tables);
  }
}
