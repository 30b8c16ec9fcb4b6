import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { labelledSetContent } from '../domain/labelled-set.js';
import { labelledSetTables } from './labelled-set.entity.js';

const data = versionAdded(labelledSetContent);

@Injectable()
@Projection({
  name: 'annotation-sets',
  version: 1,
  tables: ['annotation_sets', 'annotation_set_versions'],
  handles: ['annotationSet.versionAdded'],
})
export class AnnotationSetProjection implements ProjectionHandler {
  apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    return projectVersion(event, data.parse(event.data), em, labelledSetTables.annotationSet);
  }
}

@Injectable()
@Projection({
  name: 'test-sets',
  version: 1,
  tables: ['test_sets', 'test_set_versions'],
  handles: ['testSet.versionAdded'],
})
export class TestSetProjection implements ProjectionHandler {
  apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    return projectVersion(event, data.parse(event.data), em, labelledSetTables.testSet);
  }
}
