import { kindOfModule, type PromotionStatus, versionOf } from '@wordslab/contracts';
import type { PromotedPart, PromotionEvent, PromotionEventOf, PromotionRequest } from './promotion.events.js';

/** A part on its way. A reference part needs nothing. */
export interface TravellingPart extends PromotedPart {
  readonly partition: string;
  readonly order: string | null;
  readonly snapshot: string | null;
  readonly active: boolean;
}

export interface Promotion {
  readonly status: PromotionStatus;
  readonly request: PromotionRequest;
  readonly approvals: readonly PromotionEventOf<'promotion.approvalGiven'>[];
  readonly parts: readonly TravellingPart[];
  /** The target was told: `promotion.ordered` is on its way to it. */
  readonly told: boolean;
  readonly refusal: PromotionEventOf<'promotion.refused'>['refusal'] | null;
  readonly failure: { readonly code: string; readonly detail: string } | null;
}
export type PromotionState = Promotion | { readonly status: 'none' };

export const initialPromotion: PromotionState = { status: 'none' };

/** A promotion that nothing can happen to any more (but a late word from the target). */
export const isFinal = (status: PromotionState['status']): boolean =>
  ['completed', 'rejected', 'refused', 'failed', 'cancelled'].includes(status);

export const evolvePromotion = (state: PromotionState, event: PromotionEvent): PromotionState => {
  if (event.type === 'promotion.requested') return requested(event.data);
  return state.status === 'none' ? state : { ...state, ...changeOf(state, event) };
};

const requested = (request: PromotionRequest): Promotion => ({
  status: 'requested',
  request,
  approvals: [],
  parts: request.parts.map((part) => ({
    ...part,
    partition: versionOf(part.id, part.version),
    order: null,
    snapshot: null,
    active: false,
  })),
  told: false,
  refusal: null,
  failure: null,
});

const changeOf = (
  state: Promotion,
  event: Exclude<PromotionEvent, { type: 'promotion.requested' }>,
): Partial<Promotion> => {
  switch (event.type) {
    case 'promotion.approvalGiven':
      return { approvals: [...state.approvals, event.data] };
    case 'promotion.approved':
      return { status: 'approved' };
    case 'promotion.rejected':
      return { status: 'rejected' };
    case 'promotion.deliveryStarted': {
      const orders = new Map(event.data.orders.map(({ partition, order }) => [partition, order]));
      return {
        status: 'delivering',
        parts: state.parts.map((part) => ({ ...part, order: orders.get(part.partition) ?? null })),
      };
    }
    case 'promotion.partStored':
      return { parts: withPart(state, event.data.partition, { snapshot: event.data.snapshot }) };
    case 'promotion.ordered':
      return { told: true };
    case 'promotion.partActivated':
      return { parts: withPart(state, event.data.partition, { active: true }) };
    case 'promotion.installed':
      return { status: 'installed' };
    case 'promotion.verified':
      return { status: 'verified' };
    case 'promotion.completed':
    case 'promotion.cancelledTooLate':
      return { status: 'completed' };
    case 'promotion.refused':
      return { status: 'refused', refusal: event.data.refusal };
    case 'promotion.failed':
      return { status: 'failed', failure: { code: event.data.code, detail: event.data.detail } };
    case 'promotion.cancelled':
      return { status: 'cancelled' };
  }
};

const withPart = (state: Promotion, partition: string, change: Partial<TravellingPart>): TravellingPart[] =>
  state.parts.map((part) => (part.partition === partition ? { ...part, ...change } : part));

/** The parts whose rows travel. */
export const contentOf = (state: Promotion): TravellingPart[] => state.parts.filter((part) => part.mode === 'content');

/** Parts for which the target has given no receipt. */
export const unproven = (state: Promotion): TravellingPart[] => contentOf(state).filter((part) => !part.active);

/** Whether the target must say that the release's services answer there, before the promotion is verified. */
export const mustServe = ({ request: { to, parts } }: Promotion): boolean =>
  ['preprod', 'prod'].includes(kindOfModule(to)) && parts.some((part) => part.kind === 'service');

/** A part in words, as people name it. */
export const partName = (part: { kind: string; name: string; version: number }): string =>
  `${part.kind}/${part.name}@${part.version}`;
