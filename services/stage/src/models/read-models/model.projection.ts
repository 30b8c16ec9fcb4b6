import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { idOfStream, projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { modelContent } from '../domain/model.js';
import { ModelPayloadRow, ModelRow, ModelVersionRow } from './model.entity.js';

@Injectable()
@Projection({
  name: 'models',
  version: 1,
  tables: ['read_models.models', 'read_models.model_versions', 'read_models.model_payloads'],
  handles: ['model.versionAdded'],
})
export class ModelProjection implements ProjectionHandler {
  private readonly data = versionAdded(modelContent);

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const added = this.data.parse(event.data);
    await projectVersion(event, added, em, { list: ModelRow, versions: ModelVersionRow });
    const id = idOfStream(event.stream);
    await em.getRepository(ModelPayloadRow).insert(
      added.content.payloads.map(({ ref, rows }, ordinal) => ({
        ...{ id, version: added.version, ordinal, payload: ref, rows },
      })),
    );
  }
}
