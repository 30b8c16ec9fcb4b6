import { contentOf, mustServe, partName, type Promotion, unproven } from './promotion.js';
import { requirementText } from '../../releases/domain/requirement.js';
import type { PromotionEvent, PromotionRequest } from './promotion.events.js';

/** What an event of a promotion says, in a sentence; `nameOf` turns an entity version into a name that people use. */
export const stepInWords = (event: PromotionEvent, nameOf = (partition: string): string => partition): string => {
  switch (event.type) {
    case 'promotion.requested':
      return requestInWords(event.data);
    case 'promotion.approvalGiven':
      return event.data.comment ? `approved it: ${event.data.comment}` : 'approved it';
    case 'promotion.approved':
      return event.data.quorum === 0
        ? 'needs nobody’s approval for this stage'
        : `has the ${event.data.quorum} approval${event.data.quorum === 1 ? '' : 's'} it needs`;
    case 'promotion.rejected':
      return `rejected it: ${event.data.reason}`;
    case 'promotion.deliveryStarted':
      return `delivery of ${event.data.orders.length} snapshot${event.data.orders.length === 1 ? '' : 's'} began`;
    case 'promotion.partStored':
      return `the hub has ${nameOf(event.data.partition)}`;
    case 'promotion.ordered':
      return `told ${event.data.to} to install it`;
    case 'promotion.partActivated':
      return `${nameOf(event.data.partition)} is active there`;
    case 'promotion.installed':
      return `${event.data.module} has installed its ${event.data.parts} part${event.data.parts === 1 ? '' : 's'}`;
    case 'promotion.verified':
      return event.data.models
        ? 'every part is what the release pinned, and its services answer with its models'
        : 'every part is what the release pinned';
    case 'promotion.completed':
      return 'completed';
    case 'promotion.refused': {
      const { module, code, field, detail } = event.data.refusal;
      return `refused by ${module} (${code}${field ? `, field ${field}` : ''}): ${detail}`;
    }
    case 'promotion.failed':
      return `failed (${event.data.code}): ${event.data.detail}`;
    case 'promotion.cancelled':
      return `cancelled it: ${event.data.reason}`;
    case 'promotion.cancelledTooLate':
      return `${event.data.module} had installed it before it heard of the end`;
  }
};

const requestInWords = ({ release, to, kind, replaces, evidence }: PromotionRequest): string => {
  const name = `${release.name} (${release.alias})`;
  const asked =
    kind === 'rollback'
      ? `asked to roll ${to} back to ${name}${replaces ? ` from ${replaces.name} (${replaces.alias})` : ''}`
      : `asked to bring ${name} to ${to}`;
  const met = evidence.map(
    ({ requirement, measured }) => `${requirementText(requirement)}: ${Number(measured.toFixed(4))}`,
  );
  return met.length > 0 ? `${asked}; it meets ${met.join(', ')}` : asked;
};

/** What an installed promotion waits for. */
const waitsFor = (state: Promotion): string => {
  const { to } = state.request;
  const missing = unproven(state).map(partName);
  if (missing.length > 0) return `${to} has installed it; waits for its receipts of ${missing.join(', ')}`;
  return mustServe(state)
    ? `${to} has installed it; waits for its services to answer there`
    : `${to} has installed it; its receipts are here`;
};

/** Names a promotion's parts as people do, from their entity versions. */
export const partNamer =
  (state: Promotion) =>
  (partition: string): string => {
    const part = contentOf(state).find((p) => p.partition === partition);
    return part ? partName(part) : partition;
  };

/** Where a promotion stands, in a sentence. */
export const summaryOf = (state: Promotion): string => {
  const content = contentOf(state);
  const { to, rule } = state.request;
  const count = (test: (part: (typeof content)[number]) => boolean): string =>
    `${content.filter(test).length} of ${content.length}`;
  switch (state.status) {
    case 'requested':
      return `waits for ${rule.quorum - state.approvals.length} more approval${rule.quorum - state.approvals.length === 1 ? '' : 's'}`;
    case 'approved':
      return 'approved; its parts are being ordered';
    case 'delivering':
      return state.told
        ? `on its way to ${to}: ${count((part) => part.active)} parts are active there`
        : `waits for its home: the hub has ${count((part) => part.snapshot !== null)} parts`;
    case 'installed':
      return waitsFor(state);
    case 'verified':
    case 'completed':
      return `${to} has it`;
    case 'rejected':
      return 'rejected by a person';
    case 'refused':
      return state.refusal ? `refused by ${state.refusal.module}: ${state.refusal.detail}` : 'refused';
    case 'failed':
      return state.failure ? `failed: ${state.failure.detail}` : 'failed';
    case 'cancelled':
      return 'cancelled';
  }
};
