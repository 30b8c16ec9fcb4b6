import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { businessModelContent } from '../domain/business-model.js';
import { BusinessModelRow, BusinessModelVersionRow } from './business-model.entity.js';

@Injectable()
@Projection({
  name: 'business-models',
  version: 1,
  tables: ['business_models', 'business_model_versions'],
  handles: ['businessModel.versionAdded'],
})
export class BusinessModelProjection implements ProjectionHandler {
  private readonly data = versionAdded(businessModelContent);

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const data = this.data.parse(event.data);
    await projectVersion(event, data, em, { list: BusinessModelRow, versions: BusinessModelVersionRow });
  }
}
