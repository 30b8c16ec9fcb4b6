import { declareEvents, type EventDeclaration } from '@wordslab/contracts';
import { orderEvents } from './deliveries/domain/order.js';
import { relayEvents } from './deliveries/domain/relay.js';
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
  declareEvents(orderEvents),
  declareEvents(relayEvents),
  declareEvents(pullEvents),
].flat();
