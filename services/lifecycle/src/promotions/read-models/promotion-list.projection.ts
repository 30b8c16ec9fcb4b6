import { Injectable } from '@nestjs/common';
import type { PromotionStep } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { readEvent } from '../../shared/event-schemas.js';
import { evolvePromotion, initialPromotion, isFinal, type Promotion } from '../domain/promotion.js';
import { type PromotionEvent, promotionEvents } from '../domain/promotion.events.js';
import { partNamer, stepInWords } from '../domain/promotion-words.js';
import { PromotionRow } from './promotion-list.entities.js';

@Injectable()
@Projection({
  name: 'promotions',
  version: 4,
  tables: ['promotions'],
  handles: Object.keys(promotionEvents),
})
export class PromotionListProjection implements ProjectionHandler {
  async apply(recorded: RecordedEvent, em: EntityManager): Promise<void> {
    const event = readEvent(promotionEvents, recorded);
    if (!event) return;
    const before = await em.findOneBy(PromotionRow, { id: event.data.promotion });
    const state = evolvePromotion(before?.state ?? initialPromotion, event);
    if (state.status === 'none') return;
    await em.save(PromotionRow, em.create(PromotionRow, rowAfter(before, state, event, recorded)));
  }
}

const rowAfter = (
  before: PromotionRow | null,
  state: Promotion,
  event: PromotionEvent,
  recorded: RecordedEvent,
): PromotionRow => {
  const at = new Date(recorded.metadata.occurredAt);
  return {
    id: state.request.promotion,
    releaseId: state.request.release.id,
    to: state.request.to,
    status: state.status,
    requestedAt: before?.requestedAt ?? at,
    finishedAt: isFinal(state.status) ? at : null,
    state,
    steps: [...(before?.steps ?? []), stepOf(event, recorded, state)],
  };
};

const stepOf = (event: PromotionEvent, recorded: RecordedEvent, state: Promotion): PromotionStep => ({
  type: event.type,
  actor: recorded.metadata.actor,
  at: recorded.metadata.occurredAt,
  detail: stepInWords(event, partNamer(state)),
  evidence: { event: recorded.id, position: recorded.position, ...proofOf(event) },
});

/** The digests and ids in an event that somebody could check. */
const proofOf = (event: PromotionEvent): Record<string, unknown> => {
  switch (event.type) {
    case 'promotion.requested': {
      const { release, replaces, evidence } = event.data;
      return {
        release: release.id,
        releaseDigest: release.digest,
        ...(replaces ? { replaces } : {}),
        ...(evidence.length > 0 ? { campaigns: evidence } : {}),
      };
    }
    case 'promotion.deliveryStarted':
      return { orders: event.data.orders };
    case 'promotion.partStored':
    case 'promotion.partActivated':
      return { snapshot: event.data.snapshot };
    case 'promotion.ordered':
      return { snapshots: event.data.snapshots };
    case 'promotion.verified':
      return { snapshots: event.data.snapshots, ...(event.data.models ? { models: event.data.models } : {}) };
    default:
      return {};
  }
};
