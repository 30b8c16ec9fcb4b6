import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '@wordslab/eventstore';
import { EVENT_STORE } from '@wordslab/platform';
import { DeliveryBook } from '../deliveries/domain/delivery-book.js';
import { policyEvents } from '../policies/domain/policy.js';
import { PolicyBook } from '../policies/domain/policy-book.js';
import { type ApprovalRuleEvent, approvalRuleEvents } from '../promotions/domain/approval-rule.js';
import { emptyLane, stageDecider, stageEvents, type StageLane } from '../promotions/domain/stage-lane.js';
import { releaseEvents } from '../releases/domain/release.js';
import { ReleaseBook } from '../releases/domain/release-book.js';
import { readEvent } from '../shared/event-schemas.js';
import { LogFold } from '../shared/log-fold.js';
import { deliveryTypes, enterDelivery } from './delivery-events.js';

/** What decisions look things up in; each book is as current as the log at the moment of asking. */
@Injectable()
export class LifecycleBooks {
  private readonly policyFold: LogFold<PolicyBook>;
  private readonly releaseFold: LogFold<ReleaseBook>;
  private readonly laneFold: LogFold<Map<string, StageLane>>;
  private readonly ruleFold: LogFold<Map<string, ApprovalRuleEvent['data']>>;
  private readonly deliveryFold: LogFold<DeliveryBook>;

  constructor(@Inject(EVENT_STORE) store: EventStore) {
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

  deliveries(): Promise<DeliveryBook> {
    return this.deliveryFold.current();
  }
}
