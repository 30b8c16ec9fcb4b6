import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { serviceContent } from '../domain/service.js';
import { ServiceRow, ServiceVersionRow } from './service.entity.js';

@Injectable()
@Projection({
  name: 'services',
  version: 1,
  tables: ['services', 'service_versions'],
  handles: ['service.versionAdded'],
})
export class ServiceProjection implements ProjectionHandler {
  private readonly data = versionAdded(serviceContent);

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const data = this.data.parse(event.data);
    await projectVersion(event, data, em, { list: ServiceRow, versions: ServiceVersionRow });
  }
}
