import { Injectable } from '@nestjs/common';
import { promotionCancelled, promotionOrdered, type ReleasePart, versionOf } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler, type OutgoingEntry } from '@wordslab/platform';
import { readEvent } from '../../shared/event-schemas.js';
import { promotionEvents, type PromotionEventOf } from '../domain/promotion.events.js';

/** What the target of a promotion is told: to install it, and that it was called off. */
@Injectable()
@FeedMapping({ handles: ['promotion.ordered', 'promotion.cancelled'] })
export class PromotionFeed implements FeedMappingHandler {
  map(event: RecordedEvent): readonly OutgoingEntry[] {
    const promotion = readEvent(promotionEvents, event);
    if (promotion?.type === 'promotion.ordered') return [ordered(promotion.data, event)];
    if (promotion?.type === 'promotion.cancelled' && promotion.data.told) return [cancelled(promotion.data, event)];
    return [];
  }
}

type Ordered = PromotionEventOf<'promotion.ordered'>;

const ordered = (data: Ordered, event: RecordedEvent): OutgoingEntry => ({
  link: data.to,
  entry: entryOf(promotionOrdered, event, {
    data: {
      promotion: data.promotion,
      release: data.release.id,
      releaseDigest: data.release.digest,
      alias: data.release.alias,
      parts: data.parts.map((part) => partOf(part, data.snapshots)),
    },
  }),
});

/** A content part names its snapshot: the target may have this version already, made under an earlier policy. */
const partOf = (part: Ordered['parts'][number], snapshots: Ordered['snapshots']): ReleasePart => {
  const { kind, id, version, name, digest, mode } = part;
  const shipped = mode === 'content' ? snapshots.find((s) => s.partition === versionOf(id, version)) : undefined;
  return { kind, id, version, name, digest, mode, ...(shipped ? { snapshot: shipped.snapshot } : {}) };
};

const cancelled = (data: PromotionEventOf<'promotion.cancelled'>, event: RecordedEvent): OutgoingEntry => ({
  link: data.to,
  entry: entryOf(promotionCancelled, event, { data: { promotion: data.promotion, release: data.release } }),
});
