import { z } from 'zod';
import { moduleKinds, moduleName } from '../ids/ids.js';
import { approvalRule, promotionKind, replacedRelease } from './promotion.js';
import { releaseRequirement, releaseStatuses } from './release.js';

/** Until a hold is lifted, a stage takes no promotion; a rollback it takes. */
export const stageHold = z.object({
  stage: moduleName,
  reason: z.string(),
  /** Who set it, or who asked for the rollback that set it. */
  by: z.string(),
  at: z.iso.datetime(),
  /** The rollback that set it; null where a person did. */
  rollback: z.string().nullable(),
  /** The release that was rolled back from. */
  from: replacedRelease.nullable(),
});
export type StageHold = z.infer<typeof stageHold>;

/** `PUT /stages/:stage/hold`. */
export const setHoldBody = z.strictObject({ reason: z.string().min(1).max(500) });
export type SetHoldBody = z.infer<typeof setHoldBody>;
/** `POST /stages/:stage/hold/lift`. */
export const liftHoldBody = z.strictObject({ reason: z.string().min(1).max(500) });
export type LiftHoldBody = z.infer<typeof liftHoldBody>;
export const holdList = z.object({ items: z.array(stageHold) });
export type HoldList = z.infer<typeof holdList>;
/** The answer to a command on a hold; null where none is in force. */
export const holdOutcome = z.object({ stage: moduleName, hold: stageHold.nullable() });
export type HoldOutcome = z.infer<typeof holdOutcome>;

/**
 * What a stage asks of a release that holds a model. `required`: that it states what it requires. `none`: nothing more
 * than what it states by itself.
 */
export const evidenceGate = z.enum(['required', 'none']);
export type EvidenceGate = z.infer<typeof evidenceGate>;
/** `PUT /gates/:stage`. */
export const setGateBody = z.strictObject({ evidence: evidenceGate, reason: z.string().max(500).optional() });
export type SetGateBody = z.infer<typeof setGateBody>;
export const gateView = z.object({
  stage: moduleName,
  evidence: evidenceGate,
  /** `default` until somebody sets one. */
  source: z.enum(['default', 'set']),
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});
export type GateView = z.infer<typeof gateView>;
export const gateList = z.object({ items: z.array(gateView) });
export type GateList = z.infer<typeof gateList>;

/** `POST /stages/:stage/rollback`. Without `to`, the release that was there before. */
export const rollbackBody = z.strictObject({
  to: z.string().min(1).max(200).optional(),
  reason: z.string().min(1).max(500),
});
export type RollbackBody = z.infer<typeof rollbackBody>;

/** What is known of a model that a release pins, as its home told it. */
export const modelFacts = z.object({
  run: z.string(),
  algorithm: z.string(),
  businessModel: z.string().nullable(),
  sets: z.array(z.string()),
  sources: z.array(z.string()),
  metrics: z.record(z.string(), z.number().nullable()),
});
export type ModelFacts = z.infer<typeof modelFacts>;

/** A release in a stage, from when until when. */
export const occupancy = z.object({
  stage: moduleName,
  release: z.object({
    id: z.string(),
    name: z.string(),
    alias: z.string(),
    digest: z.string(),
    status: z.enum(releaseStatuses),
  }),
  promotion: z.string(),
  kind: promotionKind,
  /** When Lifecycle knew that it was completed. */
  from: z.iso.datetime(),
  /** Null while it is there. */
  until: z.iso.datetime().nullable(),
  /** How it ended: another release came, or the stage was rolled back from it. */
  ended: z.enum(['replaced', 'rolledBack']).nullable(),
  endedBy: z.string().nullable(),
  parts: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      version: z.number().int(),
      name: z.string(),
      digest: z.string(),
      /** Of a part of kind `model`, where its home has told it. */
      model: modelFacts.nullable(),
    }),
  ),
  requirements: z.array(releaseRequirement),
});
export type Occupancy = z.infer<typeof occupancy>;

const instantOrDay = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);
/** `at`: an instant, or a day (UTC), which asks for everything that was there during that day. */
export const stageHistoryQuery = z.object({ at: instantOrDay.optional() });
export type StageHistoryQuery = z.infer<typeof stageHistoryQuery>;
/** The latest first. */
export const stageHistory = z.object({ stage: moduleName, items: z.array(occupancy) });
export type StageHistory = z.infer<typeof stageHistory>;

/** `GET /stages/:stage`. */
export const stageView = z.object({
  stage: moduleName,
  kind: z.enum(moduleKinds),
  current: occupancy.nullable(),
  /** The promotion under way. */
  active: z.object({ promotion: z.string(), release: z.string(), alias: z.string(), kind: promotionKind }).nullable(),
  hold: stageHold.nullable(),
  approval: approvalRule,
  evidence: evidenceGate,
});
export type StageView = z.infer<typeof stageView>;
/** `GET /stages`: those that releases pass, in their order. */
export const stageList = z.object({ items: z.array(stageView) });
export type StageList = z.infer<typeof stageList>;
