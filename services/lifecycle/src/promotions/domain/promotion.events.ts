import {
  approvalRule,
  partMode,
  promotionEvidence,
  promotionKind,
  promotionRefusal,
  replacedRelease,
  upcaster,
} from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';

export const promotedPart = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int().min(1),
  name: z.string(),
  digest: z.string(),
  home: z.string(),
  mode: partMode,
});
export type PromotedPart = z.infer<typeof promotedPart>;

/** All that a promotion is about, fixed when it is asked for. */
export const promotionRequest = z.object({
  promotion: z.string(),
  release: z.object({ id: z.string(), name: z.string(), alias: z.string(), digest: z.string() }),
  to: z.string(),
  parts: z.array(promotedPart),
  rule: approvalRule,
  by: z.string(),
  reason: z.string().nullable(),
  kind: promotionKind,
  /** What the stage had at that moment. */
  replaces: replacedRelease.nullable(),
  /** Results that meet what the release requires of this promotion. */
  evidence: z.array(promotionEvidence),
});
export type PromotionRequest = z.infer<typeof promotionRequest>;

/** Before there were gates and rollbacks, a request said nothing of them; later it said nothing where there was nothing. */
export const requestOfVersion1 = upcaster(z.looseObject({}), (data) => ({
  ...{ kind: 'promotion', replaces: null, evidence: [] },
  ...data,
}));

const shipped = { partition: z.string(), snapshot: z.string() };
const of = <S extends z.ZodRawShape>(shape: S) => z.object({ promotion: z.string(), ...shape });

export const promotionEvents = {
  'promotion.requested': promotionRequest,
  /** `roles` is null as long as nobody checks who the caller is. */
  'promotion.approvalGiven': of({
    by: z.string(),
    at: z.iso.datetime(),
    roles: z.array(z.string()).nullable(),
    comment: z.string().nullable(),
  }),
  'promotion.approved': of({ by: z.array(z.string()), quorum: z.number().int() }),
  'promotion.rejected': of({ by: z.string(), reason: z.string() }),
  /** Each content part has an order under the policy of this moment; some may have been placed and filled long ago. */
  'promotion.deliveryStarted': of({ orders: z.array(z.object({ partition: z.string(), order: z.string() })) }),
  'promotion.partStored': of(shipped),
  /** Everything is at the hub: the target is told, and the snapshots are relayed. */
  'promotion.ordered': of({
    release: promotionRequest.shape.release,
    to: z.string(),
    parts: z.array(promotedPart),
    snapshots: z.array(z.object(shipped)),
  }),
  'promotion.partActivated': of({ ...shipped, rows: z.number().int().nullable() }),
  'promotion.installed': of({ module: z.string(), parts: z.number().int() }),
  /** Evidence: the receipts of exactly the release's snapshots. */
  'promotion.verified': of({
    releaseDigest: z.string(),
    snapshots: z.array(z.object(shipped)),
    /** Digests of the models that answer there, as a serving stage told. */
    models: z.array(z.string()).optional(),
  }),
  'promotion.completed': of({}),
  'promotion.refused': of({ refusal: promotionRefusal }),
  'promotion.failed': of({ code: z.string(), detail: z.string() }),
  /** `told`: the target had been told of the promotion, and is told of its end. */
  'promotion.cancelled': of({
    by: z.string(),
    reason: z.string(),
    to: z.string(),
    release: z.string(),
    told: z.boolean(),
  }),
  /** The target had installed it before it heard of the end. */
  'promotion.cancelledTooLate': of({ module: z.string(), parts: z.number().int() }),
} as const;
export const promotionUpcasters = { 'promotion.requested': [requestOfVersion1] };
export type PromotionEvent = EventsOf<typeof promotionEvents>;
export type PromotionEventOf<T extends PromotionEvent['type']> = Extract<PromotionEvent, { type: T }>['data'];

export const promotionStream = (promotion: string): string => `promotion-${promotion}`;
