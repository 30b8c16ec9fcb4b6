import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { receivedOf } from '../../shared/feed-event.js';
import { factOf, type HistoryFact, historyTypes } from './history-facts.js';
import { HistoryRow } from './history.entities.js';

/** Who did what, when it happened, and when Lifecycle knew. Nothing is ever taken out of it. */
@Injectable()
@Projection({ name: 'history', version: 2, tables: ['history'], handles: historyTypes })
export class HistoryProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const fact = factOf(event);
    if (!fact) return;
    const received = receivedOf(event);
    const entity = fact.entity?.name ? fact.entity : await rememberedEntity(fact, em);
    await em.insert(HistoryRow, {
      position: event.position,
      type: event.type,
      module: received?.from ?? event.metadata.module,
      actor: received?.entry.actor ?? event.metadata.actor,
      happenedAt: new Date(received?.entry.occurredAt ?? event.metadata.occurredAt),
      knownAt: new Date(event.recordedAt),
      entityKind: entity?.kind ?? null,
      entityId: entity?.id ?? null,
      entityName: entity?.name ?? null,
      entityVersion: entity?.version ?? null,
      release: fact.release ?? null,
      promotion: fact.promotion ?? null,
      snapshot: fact.snapshot ?? null,
      summary: fact.summary,
    });
  }
}

/** The entity of a fact that names it by its id or snapshot only, in the words in which it was told of before. */
const rememberedEntity = async (fact: HistoryFact, em: EntityManager): Promise<HistoryFact['entity']> => {
  const { entity, snapshot } = fact;
  const where = entity ? { entityId: entity.id } : snapshot ? { snapshot } : null;
  const before = where ? await em.findOne(HistoryRow, { where, order: { position: 'DESC' } }) : null;
  if (!before?.entityKind || !before.entityId) return entity;
  return {
    kind: before.entityKind,
    id: before.entityId,
    name: before.entityName,
    version: entity ? entity.version : before.entityVersion,
  };
};
