import type { DeliveryState, PromotionDetail, PromotionPart, PromotionView } from '@wordslab/contracts';
import { contentOf, type Promotion, type TravellingPart } from '../domain/promotion.js';
import { summaryOf } from '../domain/promotion-words.js';
import type { PromotionRow } from './promotion-list.entities.js';

export const viewOf = (row: PromotionRow): PromotionView => {
  const { request, approvals, refusal, failure, status } = row.state;
  const content = contentOf(row.state);
  return {
    id: row.id,
    release: request.release,
    to: request.to,
    kind: request.kind,
    status,
    summary: summaryOf(row.state),
    requestedBy: request.by,
    requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    reason: request.reason,
    replaces: request.replaces,
    approval: request.rule,
    approvals: approvals.map(({ by, at, comment }) => ({ by, at, comment })),
    refusal,
    failure,
    progress: { done: content.filter((part) => part.active).length, total: content.length },
  };
};

export const detailOf = (row: PromotionRow): PromotionDetail => ({
  ...viewOf(row),
  parts: row.state.parts.map((part) => partOf(part, row.state)),
  evidence: row.state.request.evidence,
  steps: row.steps,
});

const partOf = (part: TravellingPart, state: Promotion): PromotionPart => {
  const { kind, id, version, name, digest, home, mode, snapshot } = part;
  return { kind, id, version, name, digest, home, mode, snapshot, state: stateOf(part, state) };
};

const stateOf = (part: TravellingPart, state: Promotion): DeliveryState => {
  if (part.mode === 'reference') return 'reference';
  if (part.active) return 'active';
  if (state.refusal?.part === `${part.kind}/${part.name}@${part.version}`) return 'refused';
  if (part.snapshot) return state.told ? 'relayed' : 'stored';
  return part.order ? 'ordered' : 'waiting';
};
