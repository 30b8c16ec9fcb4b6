import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { readEvent } from '../../shared/event-schemas.js';
import { policyEvents } from '../domain/policy.js';
import { PolicyVersionRow } from './policy-list.entities.js';

@Injectable()
@Projection({
  name: 'policies',
  version: 1,
  tables: ['policy_versions'],
  handles: Object.keys(policyEvents),
})
export class PolicyListProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const approved = readEvent(policyEvents, event);
    if (!approved) return;
    const { policy: id, version, hash, document, standing, by, reason } = approved.data;
    await em.update(PolicyVersionRow, { id, present: true }, { present: false });
    await em.insert(PolicyVersionRow, {
      id,
      version,
      hash,
      document,
      projection: document.projection,
      entity: document.entity,
      from: document.edge.from,
      to: document.edge.to,
      standing,
      present: true,
      approvedBy: by,
      approvedAt: new Date(event.metadata.occurredAt),
      reason,
    });
  }
}
