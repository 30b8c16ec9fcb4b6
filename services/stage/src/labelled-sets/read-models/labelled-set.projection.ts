import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { idOfStream, projectVersion, versionAdded } from '../../shared/versioned/project-version.js';
import { labelledSetContent } from '../domain/labelled-set.js';
import { labelledSetTables, TestSetPayloadRow } from './labelled-set.entity.js';

const data = versionAdded(labelledSetContent);

@Injectable()
@Projection({
  name: 'annotation-sets',
  version: 1,
  tables: ['read_models.annotation_sets', 'read_models.annotation_set_versions'],
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
  tables: ['read_models.test_sets', 'read_models.test_set_versions', 'read_models.test_set_payloads'],
  handles: ['testSet.versionAdded'],
})
export class TestSetProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const added = data.parse(event.data);
    await projectVersion(event, added, em, labelledSetTables.testSet);
    const id = idOfStream(event.stream);
    const rows = added.content.payloads.map(({ ref, rows }, ordinal) => ({
      ...{ id, version: added.version, ordinal, payload: ref, rows },
    }));
    if (rows.length > 0) await em.getRepository(TestSetPayloadRow).insert(rows);
  }
}
