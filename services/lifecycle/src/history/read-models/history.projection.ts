import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { receivedOf } from '../../shared/feed-event.js';
import { factOf, historyTypes } from './history-facts.js';
import { HistoryRow } from './history.entities.js';

/** Who did what, when it happened, and when Lifecycle knew. Nothing is ever taken out of it. */
@Injectable()
@Projection({ name: 'history', version: 1, tables: ['read_models.history'], handles: historyTypes })
export class HistoryProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const fact = factOf(event);
    if (!fact) return;
    const received = receivedOf(event);
    await em.insert(HistoryRow, {
      position: event.position,
      type: event.type,
      module: received?.from ?? event.metadata.module,
      actor: received?.entry.actor ?? event.metadata.actor,
      happenedAt: new Date(received?.entry.occurredAt ?? event.metadata.occurredAt),
      knownAt: new Date(event.recordedAt),
      entityKind: fact.entity?.kind ?? null,
      entityId: fact.entity?.id ?? null,
      entityName: fact.entity?.name ?? null,
      entityVersion: fact.entity?.version ?? null,
      release: fact.release ?? null,
      promotion: fact.promotion ?? null,
      summary: fact.summary,
    });
  }
}
