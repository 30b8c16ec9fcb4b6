import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { trainingRunEvents as schemas } from '../domain/training-run.events.js';
import { TrainingRunRow } from './training-run.entity.js';

@Injectable()
@Projection({
  name: 'training-runs',
  version: 1,
  tables: ['training_runs'],
  handles: ['trainingRun.*'],
})
export class TrainingRunProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const rows = em.getRepository(TrainingRunRow);
    const id = idOfStream(event.stream);
    const at = new Date(event.metadata.occurredAt);
    const change = async (changes: Partial<TrainingRunRow>) => {
      const row = await rows.findOneByOrFail({ id });
      await rows.save(Object.assign(row, changes));
    };
    switch (event.type) {
      case 'trainingRun.requested':
        await rows.save({
          ...{ id, status: 'requested' as const, request: schemas[event.type].parse(event.data), attempt: 0 },
          ...{ inputs: null, result: null, failure: null, log: [] },
          ...{ requestedAt: at, requestedBy: event.metadata.actor, startedAt: null, endedAt: null },
        });
        return;
      case 'trainingRun.started':
        return change({ status: 'running', startedAt: at, ...schemas[event.type].parse(event.data) });
      case 'trainingRun.succeeded': {
        const result = schemas[event.type].parse(event.data);
        return change({ status: 'succeeded', result, log: result.log, endedAt: at });
      }
      case 'trainingRun.failed': {
        const failure = schemas[event.type].parse(event.data);
        return change({ status: 'failed', failure, log: failure.log, endedAt: at });
      }
      case 'trainingRun.cancelled':
        return change({ status: 'cancelled', endedAt: at });
    }
  }
}
