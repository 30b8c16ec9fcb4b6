import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { type BatchProjectionHandler, Projection } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { receivedOf } from '../../shared/feed-event.js';
import { factOf, type HistoryFact, historyTypes } from './history-facts.js';
import { HistoryRow } from './history.entities.js';
import { RememberedEntities } from './remembered-entities.js';

/** Rows of one INSERT: a statement has at most 65,535 parameters. */
const AT_ONCE = 500;

/** Who did what, when it happened, and when Lifecycle knew. Nothing is ever taken out of it. */
@Injectable()
@Projection({ name: 'history', version: 2, tables: ['history'], handles: historyTypes })
export class HistoryProjection implements BatchProjectionHandler {
  async applyAll(events: readonly RecordedEvent[], em: EntityManager): Promise<void> {
    const facts = events.flatMap((event) => {
      const fact = factOf(event);
      return fact ? [{ event, fact }] : [];
    });
    const remembered = await RememberedEntities.before(
      facts.map(({ fact }) => fact),
      em,
    );
    const rows = facts.map(({ event, fact }) => {
      const row = rowOf(event, fact, fact.entity?.name ? fact.entity : remembered.entityOf(fact));
      remembered.add(row);
      return row;
    });
    for (let i = 0; i < rows.length; i += AT_ONCE) await em.insert(HistoryRow, rows.slice(i, i + AT_ONCE));
  }
}

const rowOf = (event: RecordedEvent, fact: HistoryFact, entity: HistoryFact['entity']): HistoryRow => {
  const received = receivedOf(event);
  return {
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
  };
};
