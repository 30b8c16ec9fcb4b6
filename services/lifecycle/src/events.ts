import { declareEvents, type EventDeclaration, shippingOrders } from '@wordslab/contracts';
import { policyEvents } from './policies/domain/policy.js';
import { approvalRuleEvents } from './promotions/domain/approval-rule.js';
import { gateEvents } from './promotions/domain/gate.js';
import { promotionEvents, promotionUpcasters } from './promotions/domain/promotion.events.js';
import { stageEvents, stageUpcasters } from './promotions/domain/stage-lane.js';
import { pullEvents } from './pulls/domain/pull.js';
import { releaseEvents, releaseUpcasters } from './releases/domain/release.js';

/** Every event of Lifecycle. */
export const lifecycleEvents: readonly EventDeclaration[] = [
  declareEvents(policyEvents),
  declareEvents(releaseEvents, releaseUpcasters),
  declareEvents(approvalRuleEvents),
  declareEvents(gateEvents),
  declareEvents(promotionEvents, promotionUpcasters),
  declareEvents(stageEvents, stageUpcasters),
  shippingOrders,
  declareEvents(pullEvents),
].flat();
