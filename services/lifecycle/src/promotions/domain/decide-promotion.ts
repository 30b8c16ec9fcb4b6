import { RuleViolated } from '@wordslab/contracts';
import { advance, type Progress } from './advance-promotion.js';
import {
  evolvePromotion,
  initialPromotion,
  isFinal,
  mustServe,
  partName,
  type Promotion,
  type PromotionState,
  unproven,
} from './promotion.js';
import type { PromotionEvent, PromotionRequest } from './promotion.events.js';

export type PromotionCommand =
  | { readonly type: 'request'; readonly request: PromotionRequest }
  | {
      readonly type: 'approve';
      readonly by: string;
      readonly at: string;
      /** Null as long as nobody checks who the caller is. */
      readonly roles: readonly string[] | null;
      readonly comment: string | null;
    }
  | { readonly type: 'reject'; readonly by: string; readonly reason: string }
  | { readonly type: 'cancel'; readonly by: string; readonly reason: string }
  | { readonly type: 'startDelivery'; readonly orders: readonly { partition: string; order: string }[] }
  | { readonly type: 'fail'; readonly code: string; readonly detail: string }
  | { readonly type: 'advance'; readonly progress: Progress };

const decide = (command: PromotionCommand, state: PromotionState): PromotionEvent[] => {
  if (command.type === 'request') return state.status === 'none' ? request(command.request) : [];
  if (state.status === 'none') throw new RuleViolated('promotion.not_requested', 'this promotion was never requested');
  const promotion = state.request.promotion;
  switch (command.type) {
    case 'approve':
      return approve(command, state);
    case 'reject':
      requireWaiting(state, 'refused');
      return [{ type: 'promotion.rejected', data: { promotion, by: command.by, reason: command.reason } }];
    case 'cancel':
      return cancel(command, state);
    case 'startDelivery':
      return state.status === 'approved'
        ? [{ type: 'promotion.deliveryStarted', data: { promotion, orders: [...command.orders] } }]
        : [];
    case 'fail':
      return isFinal(state.status)
        ? []
        : [{ type: 'promotion.failed', data: { promotion, code: command.code, detail: command.detail } }];
    case 'advance':
      return advance(state, command.progress);
  }
};

const request = (data: PromotionRequest): PromotionEvent[] => {
  const { promotion, rule } = data;
  const requested: PromotionEvent = { type: 'promotion.requested', data };
  return rule.quorum === 0
    ? [requested, { type: 'promotion.approved', data: { promotion, by: [], quorum: 0 } }]
    : [requested];
};

const approve = (
  { by, at, roles, comment }: Extract<PromotionCommand, { type: 'approve' }>,
  state: Promotion,
): PromotionEvent[] => {
  requireWaiting(state, 'approved');
  requireApprover(by, roles, state);
  const { promotion, rule } = state.request;
  const given: PromotionEvent = {
    type: 'promotion.approvalGiven',
    data: { promotion, by, at, roles: roles ? [...roles] : null, comment },
  };
  const approvers = [...state.approvals.map((a) => a.by), by];
  return approvers.length >= rule.quorum
    ? [given, { type: 'promotion.approved', data: { promotion, by: approvers, quorum: rule.quorum } }]
    : [given];
};

const requireApprover = (by: string, roles: readonly string[] | null, { request, approvals }: Promotion): void => {
  if (request.rule.separateApprover && by === request.by)
    throw new RuleViolated(
      'promotion.own_approval',
      `${by} asked for this promotion, and ${request.to} wants the approval of somebody else`,
      'Ask a colleague to approve it.',
    );
  if (approvals.some((approval) => approval.by === by))
    throw new RuleViolated(
      'promotion.approved_already',
      `${by} has approved this promotion already; it needs ${request.rule.quorum} different people`,
    );
  const wanted = request.rule.roles;
  if (roles && wanted.length > 0 && !wanted.some((role) => roles.includes(role)))
    throw new RuleViolated('promotion.wrong_role', `a promotion to ${request.to} is approved by: ${wanted.join(', ')}`);
};

const requireWaiting = (state: Promotion, verb: string): void => {
  if (state.status === 'requested') return;
  throw new RuleViolated(
    'promotion.not_waiting',
    `only a promotion that waits for approval can be ${verb}; this one is ${state.status}`,
    `See \`wordslab promotion show ${state.request.promotion}\`.`,
  );
};

const cancel = ({ by, reason }: Extract<PromotionCommand, { type: 'cancel' }>, state: Promotion): PromotionEvent[] => {
  if (state.status === 'cancelled') return [];
  if (state.status === 'installed') return giveUp(state);
  if (isFinal(state.status) || state.status === 'verified')
    throw new RuleViolated('promotion.finished', `this promotion is ${state.status} and can no longer be cancelled`);
  const { promotion, to, release } = state.request;
  return [{ type: 'promotion.cancelled', data: { promotion, by, reason, to, release: release.id, told: state.told } }];
};

/** The target has installed it, and its receipts or its services do not come: nobody can say that it has what was sent. */
const giveUp = (state: Promotion): PromotionEvent[] => {
  const { promotion, to } = state.request;
  const missing = unproven(state).map(partName);
  const detail =
    missing.length > 0 || !mustServe(state)
      ? `${to} says it installed the release, but gave no receipt for ${missing.join(', ')}`
      : `${to} says it installed the release, but not that its services answer`;
  return [{ type: 'promotion.failed', data: { promotion, code: 'promotion.unproven', detail } }];
};

export const promotionDecider = { initialState: initialPromotion, evolve: evolvePromotion, decide };
