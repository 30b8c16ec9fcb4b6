import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { modelTestEvents as schemas } from '../domain/model-test.events.js';
import { ModelTestRow } from './model-test.entity.js';

@Injectable()
@Projection({ name: 'model-tests', version: 1, tables: ['model_tests'], handles: ['modelTest.*'] })
export class ModelTestProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const rows = em.getRepository(ModelTestRow);
    const id = idOfStream(event.stream);
    const at = new Date(event.metadata.occurredAt);
    const change = async (changes: Partial<ModelTestRow>) => {
      await rows.save(Object.assign(await rows.findOneByOrFail({ id }), changes, { endedAt: at }));
    };
    switch (event.type) {
      case 'modelTest.requested': {
        const request = schemas[event.type].parse(event.data);
        const { model, testSet } = request;
        await rows.save({
          ...{ id, status: 'running' as const, request, model: model.version, testSet: testSet.version },
          ...{ measures: null, answers: [], failure: null, endedAt: null },
          ...{ requestedAt: at, requestedBy: event.metadata.actor },
        });
        return;
      }
      case 'modelTest.finished':
        return change({ status: 'finished', ...schemas[event.type].parse(event.data) });
      case 'modelTest.failed':
        return change({ status: 'failed', failure: schemas[event.type].parse(event.data) });
      case 'modelTest.cancelled':
        return change({ status: 'cancelled' });
    }
  }
}
