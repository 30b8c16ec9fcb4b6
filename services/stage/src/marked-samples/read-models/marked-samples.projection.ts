import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { idOfStream, projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { markedSamplesContent } from '../domain/marked-samples.js';
import { MarkedSamplesPayloadRow, MarkedSamplesRow, MarkedSamplesVersionRow } from './marked-samples.entity.js';

const data = versionAdded(markedSamplesContent);

@Injectable()
@Projection({
  name: 'marked-samples',
  version: 1,
  tables: ['read_models.marked_samples', 'read_models.marked_samples_versions', 'read_models.marked_samples_payloads'],
  handles: ['markedSamples.versionAdded'],
})
export class MarkedSamplesProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const added = data.parse(event.data);
    await projectVersion(event, added, em, { list: MarkedSamplesRow, versions: MarkedSamplesVersionRow });
    const id = idOfStream(event.stream);
    const rows = added.content.payloads.map(({ ref, rows }, ordinal) => ({
      ...{ id, version: added.version, ordinal, payload: ref, rows },
    }));
    await em.getRepository(MarkedSamplesPayloadRow).insert(rows);
  }
}
