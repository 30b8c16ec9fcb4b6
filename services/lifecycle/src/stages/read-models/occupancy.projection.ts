import { Injectable } from '@nestjs/common';
import { modelVersionAdded } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { stageEvents } from '../../promotions/domain/stage-lane.js';
import { readEvent } from '../../shared/event-schemas.js';
import { receivedAs } from '../../shared/feed-event.js';
import { ModelFactsRow, OccupancyRow } from './occupancy.entities.js';

/** Which release was in which stage when, and what its models were. Nothing is ever taken out of it. */
@Injectable()
@Projection({
  name: 'occupancy',
  version: 1,
  tables: ['occupancy', 'model_facts'],
  handles: ['stage.freed', 'feed.model.versionAdded'],
})
export class OccupancyProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const stage = event.stream.startsWith('feed-') ? null : readEvent(stageEvents, event);
    if (stage?.type !== 'stage.freed') return rememberModel(event, em);
    if (stage.data.outcome !== 'completed') return;
    const { promotion, release, kind } = stage.data;
    const at = new Date(event.metadata.occurredAt);
    await em.update(
      OccupancyRow,
      { stage: stage.data.stage, until: IsNull() },
      { until: at, ended: kind === 'rollback' ? 'rolledBack' : 'replaced', endedBy: promotion },
    );
    const here = { from: at, until: null, ended: null, endedBy: null };
    await em.insert(OccupancyRow, { stage: stage.data.stage, promotion, release, kind, ...here });
  }
}

/** A stage speaks of its own models only. */
const rememberModel = async (event: RecordedEvent, em: EntityManager): Promise<void> => {
  const added = receivedAs(modelVersionAdded, event);
  const entity = added?.entry.entity;
  if (!added || !entity?.id.startsWith(`${added.from}_`)) return;
  const { run, algorithm, businessModel = null, sets, sources, metrics } = added.data;
  const facts = { run, algorithm, businessModel, sets, sources, metrics };
  await em.upsert(ModelFactsRow, { id: entity.id, version: entity.version, facts }, ['id', 'version']);
};
