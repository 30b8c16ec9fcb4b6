import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '@wordslab/eventstore';
import { EVENT_STORE } from '@wordslab/platform';
import { DeliveryBook } from '../deliveries/domain/delivery-book.js';
import { policyEvents } from '../policies/domain/policy.js';
import { PolicyBook } from '../policies/domain/policy-book.js';
import { type ApprovalRuleEvent, approvalRuleEvents } from '../promotions/domain/approval-rule.js';
import { DeploymentBook } from '../promotions/domain/deployment-book.js';
import { EvidenceBook } from '../promotions/domain/evidence-book.js';
import { type GateEvent, gateEvents } from '../promotions/domain/gate.js';
import { emptyLane, stageDecider, stageEvents, type StageLane } from '../promotions/domain/stage-lane.js';
import { releaseEvents } from '../releases/domain/release.js';
import { ReleaseBook } from '../releases/domain/release-book.js';
import { readEvent } from '../shared/event-schemas.js';
import { LogFold } from '../shared/log-fold.js';
import { TENANT_MAP, type TenantMap } from '../shared/tenant-map.js';
import { deliveryTypes, enterDelivery } from './delivery-events.js';
import { enterDeployment, enterEvidence } from './evidence-events.js';

/** What decisions look things up in; each book is as current as the log at the moment of asking. */
@Injectable()
export class LifecycleBooks {
  private readonly policyFold: LogFold<PolicyBook>;
  private readonly releaseFold: LogFold<ReleaseBook>;
  private readonly laneFold: LogFold<Map<string, StageLane>>;
  private readonly ruleFold: LogFold<Map<string, ApprovalRuleEvent['data']>>;
  private readonly gateFold: LogFold<Map<string, GateEvent['data']>>;
  private readonly deliveryFold: LogFold<DeliveryBook>;
  private readonly evidenceFold: LogFold<EvidenceBook>;
  private readonly deploymentFold: LogFold<DeploymentBook>;

  constructor(@Inject(EVENT_STORE) store: EventStore, @Inject(TENANT_MAP) { signKeys }: TenantMap) {
    this.policyFold = new LogFold(store, { categories: ['policy'] }, new PolicyBook(), (book, event) => {
      const policy = readEvent(policyEvents, event);
      if (policy) book.apply(policy);
    });
    this.releaseFold = new LogFold(store, { categories: ['release'] }, new ReleaseBook(), (book, event) => {
      const release = readEvent(releaseEvents, event);
      if (release) book.apply(release);
    });
    this.laneFold = new LogFold(store, { categories: ['stage'] }, new Map(), (lanes, event) => {
      const stage = readEvent(stageEvents, event);
      if (stage) lanes.set(stage.data.stage, stageDecider.evolve(lanes.get(stage.data.stage) ?? emptyLane, stage));
    });
    this.ruleFold = new LogFold(store, { categories: ['approvalRule'] }, new Map(), (rules, event) => {
      const rule = readEvent(approvalRuleEvents, event);
      if (rule) rules.set(rule.data.stage, rule.data);
    });
    this.gateFold = new LogFold(store, { categories: ['gate'] }, new Map(), (gates, event) => {
      const gate = readEvent(gateEvents, event);
      if (gate) gates.set(gate.data.stage, gate.data);
    });
    this.evidenceFold = new LogFold(
      store,
      { typePrefixes: ['feed.testCampaign.'] },
      new EvidenceBook(),
      enterEvidence(signKeys),
    );
    this.deploymentFold = new LogFold(
      store,
      { typePrefixes: ['feed.deployment.'] },
      new DeploymentBook(),
      enterDeployment,
    );
    this.deliveryFold = new LogFold(store, { typePrefixes: [...deliveryTypes] }, new DeliveryBook(), enterDelivery);
  }

  policies(): Promise<PolicyBook> {
    return this.policyFold.current();
  }

  releases(): Promise<ReleaseBook> {
    return this.releaseFold.current();
  }

  /** Lanes of the stages that ever took a promotion. */
  lanes(): Promise<ReadonlyMap<string, StageLane>> {
    return this.laneFold.current();
  }

  /** Approval rules that somebody set, by stage. */
  approvalRules(): Promise<ReadonlyMap<string, ApprovalRuleEvent['data']>> {
    return this.ruleFold.current();
  }

  /** Gates that somebody set, by stage. */
  gates(): Promise<ReadonlyMap<string, GateEvent['data']>> {
    return this.gateFold.current();
  }

  evidence(): Promise<EvidenceBook> {
    return this.evidenceFold.current();
  }

  deployments(): Promise<DeploymentBook> {
    return this.deploymentFold.current();
  }

  deliveries(): Promise<DeliveryBook> {
    return this.deliveryFold.current();
  }
}
