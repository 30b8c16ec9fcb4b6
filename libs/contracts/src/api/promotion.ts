import { z } from 'zod';
import { moduleName } from '../ids/ids.js';
import { page, pageQuery } from './common.js';
import { partMode, releaseRequirement } from './release.js';

export const promotionStatuses = [
  /** waits for approvals */
  'requested',
  'approved',
  /** parts are ordered, stored at the hub, or on their way to the target */
  'delivering',
  /** every part is active at the target, whose digests are being compared with the release's */
  'installed',
  'verified',
  'completed',
  /** a person said no */
  'rejected',
  /** a policy or a check said no: at home, at the hub or at the target */
  'refused',
  'failed',
  'cancelled',
] as const;
export type PromotionStatus = (typeof promotionStatuses)[number];

/** A promotion goes forward on a release's path; a rollback brings back what a stage had before. */
export const promotionKind = z.enum(['promotion', 'rollback']);
export type PromotionKind = z.infer<typeof promotionKind>;

/** A signed result of a test campaign that met a requirement, as it was when the promotion was asked for. */
export const promotionEvidence = z.object({
  requirement: releaseRequirement,
  /** What was measured of the requirement's metric. */
  measured: z.number(),
  campaign: z.string(),
  /** The stage that measured and signed it. */
  stage: moduleName,
  testSet: z.string(),
  testSetDigest: z.string(),
  model: z.string(),
  service: z.string(),
  items: z.number().int(),
  metrics: z.record(z.string(), z.number()),
  /** The key that signed it. */
  keyid: z.string(),
  at: z.iso.datetime(),
});
export type PromotionEvidence = z.infer<typeof promotionEvidence>;

/** What a stage had when a promotion to it was asked for. */
export const replacedRelease = z.object({
  id: z.string(),
  name: z.string(),
  alias: z.string(),
  digest: z.string(),
  /** The promotion that brought it. */
  promotion: z.string(),
});
export type ReplacedRelease = z.infer<typeof replacedRelease>;

/** `POST /promotions`. `release` is an id or an alias. */
export const requestPromotionBody = z.strictObject({
  release: z.string().min(1).max(200),
  to: z.string().min(1).max(40),
  reason: z.string().max(500).optional(),
});
export type RequestPromotionBody = z.infer<typeof requestPromotionBody>;

export const approvePromotionBody = z.strictObject({ comment: z.string().max(500).optional() });
export type ApprovePromotionBody = z.infer<typeof approvePromotionBody>;

/** `POST /promotions/:id/refuse` and `/cancel`. */
export const promotionReasonBody = z.strictObject({ reason: z.string().min(1).max(500) });
export type PromotionReasonBody = z.infer<typeof promotionReasonBody>;

/** Who must agree before a promotion to a stage goes on. */
export const approvalRule = z.object({
  /** Approvals by different people; 0 approves by itself. */
  quorum: z.number().int().min(0).max(20),
  /** One of these roles must be the approver's; empty: whoever may approve at all. */
  roles: z.array(z.string().max(40)).max(10),
  /** The requester's own approval does not count. */
  separateApprover: z.boolean(),
});
export type ApprovalRule = z.infer<typeof approvalRule>;

/** `PUT /approval-rules/:stage`. */
export const setApprovalRuleBody = z.strictObject({ ...approvalRule.shape, reason: z.string().max(500).optional() });
export type SetApprovalRuleBody = z.infer<typeof setApprovalRuleBody>;
export const approvalRuleView = approvalRule.extend({
  stage: moduleName,
  /** `default` until somebody sets one. */
  source: z.enum(['default', 'set']),
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});
export type ApprovalRuleView = z.infer<typeof approvalRuleView>;
export const approvalRuleList = z.object({ items: z.array(approvalRuleView) });
export type ApprovalRuleList = z.infer<typeof approvalRuleList>;

export const deliveryStates = ['reference', 'waiting', 'ordered', 'stored', 'relayed', 'active', 'refused'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const promotionPart = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  digest: z.string(),
  home: moduleName,
  mode: partMode,
  state: z.enum(deliveryStates),
  snapshot: z.string().nullable(),
});
export type PromotionPart = z.infer<typeof promotionPart>;

/** Who said no, and to what. */
export const promotionRefusal = z.object({
  by: z.enum(['person', 'home', 'hub', 'target']),
  /** The module that refused; for a person, Lifecycle. */
  module: z.string(),
  code: z.string(),
  detail: z.string(),
  /** The field that the policy got wrong, where there is one. */
  field: z.string().nullable(),
  /** The part that was refused, `kind/name@version`. */
  part: z.string().nullable(),
  hint: z.string().nullable(),
});
export type PromotionRefusal = z.infer<typeof promotionRefusal>;

export const promotionStep = z.object({
  type: z.string(),
  actor: z.string(),
  at: z.iso.datetime(),
  detail: z.string(),
  /** Digests and ids that prove the step. */
  evidence: z.record(z.string(), z.unknown()),
});
export type PromotionStep = z.infer<typeof promotionStep>;

/** The answer to a command on a promotion; follow it with `GET /promotions/:id` or the events. */
export const promotionOutcome = z.object({
  id: z.string(),
  release: z.object({ id: z.string(), name: z.string(), alias: z.string(), digest: z.string() }),
  to: moduleName,
  kind: promotionKind,
  status: z.enum(promotionStatuses),
  /** The same in a sentence. */
  summary: z.string(),
});
export type PromotionOutcome = z.infer<typeof promotionOutcome>;

export const promotionView = promotionOutcome.extend({
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** What the stage had when this was asked for. */
  replaces: replacedRelease.nullable(),
  approval: approvalRule,
  approvals: z.array(z.object({ by: z.string(), at: z.iso.datetime(), comment: z.string().nullable() })),
  refusal: promotionRefusal.nullable(),
  /** Why it failed, in the words of the module in which it did. */
  failure: z.object({ code: z.string(), detail: z.string() }).nullable(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
});
export type PromotionView = z.infer<typeof promotionView>;

/** `GET /promotions/:id`. */
export const promotionDetail = promotionView.extend({
  parts: z.array(promotionPart),
  evidence: z.array(promotionEvidence),
  steps: z.array(promotionStep),
});
export type PromotionDetail = z.infer<typeof promotionDetail>;

export const promotionQuery = pageQuery.extend({
  release: z.string().optional(),
  to: z.string().optional(),
  status: z.enum(promotionStatuses).optional(),
});
export type PromotionQuery = z.infer<typeof promotionQuery>;
export const promotionPage = page(promotionView);
export type PromotionPage = z.infer<typeof promotionPage>;
