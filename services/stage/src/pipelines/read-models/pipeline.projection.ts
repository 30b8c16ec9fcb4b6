import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { pipelineContent } from '../domain/pipeline.js';
import { PipelineRow, PipelineVersionRow } from './pipeline.entity.js';

@Injectable()
@Projection({
  name: 'pipelines',
  version: 1,
  tables: ['pipelines', 'pipeline_versions'],
  handles: ['pipeline.versionAdded'],
})
export class PipelineProjection implements ProjectionHandler {
  private readonly data = versionAdded(pipelineContent);

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const data = this.data.parse(event.data);
    await projectVersion(event, data, em, { list: PipelineRow, versions: PipelineVersionRow });
  }
}
