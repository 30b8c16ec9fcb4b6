import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { modelContent } from '../domain/model.js';
import { ModelRow, ModelVersionRow } from './model.entity.js';

@Injectable()
@Projection({
  name: 'models',
  version: 1,
  tables: ['models', 'model_versions'],
  handles: ['model.versionAdded'],
})
export class ModelProjection implements ProjectionHandler {
  private readonly data = versionAdded(modelContent);

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    await projectVersion(event, this.data.parse(event.data), em, { list: ModelRow, versions: ModelVersionRow });
  }
}
