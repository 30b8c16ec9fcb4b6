import { describe, expect, it } from '@jest/globals';
import { versionOf } from '@wordslab/contracts';
import type { Arrival, DeliveryRefusal, PlacedOrder, TargetWord } from '../../deliveries/domain/delivery-book.js';
import { ALGORITHM, DATASET, PROMOTION as promotion, r1, requestTo } from '../../testing/samples.js';
import { given } from '../../testing/given.js';
import { approvalRuleDecider, defaultApprovalRule } from './approval-rule.js';
import type { Progress } from './advance-promotion.js';
import { promotionDecider } from './decide-promotion.js';
import type { DeploymentWord } from './deployment-book.js';
import type { PromotionEvent } from './promotion.events.js';
import { stageDecider, type StageEvent } from './stage-lane.js';

const at = '2026-01-01T00:00:00.000Z';
const waiting = { quorum: 2, roles: ['tester'], separateApprover: true };
const requested: PromotionEvent = { type: 'promotion.requested', data: requestTo('train') };
const requestedProd: PromotionEvent = { type: 'promotion.requested', data: requestTo('prod', { rule: waiting }) };
const approved: PromotionEvent = { type: 'promotion.approved', data: { promotion, by: [], quorum: 0 } };
const approve = (by: string, roles: string[] | null = null) => ({
  type: 'approve' as const,
  by,
  at,
  roles,
  comment: null,
});
const approval = (by: string): PromotionEvent => ({
  type: 'promotion.approvalGiven',
  data: { promotion, by, at, roles: null, comment: null },
});

describe('asking and approving', () => {
  it('a stage that needs nobody approves by itself', () =>
    given(promotionDecider)
      .when({ type: 'request', request: requestTo('train') })
      .then(requested, approved));
  it('others wait', () =>
    given(promotionDecider)
      .when({ type: 'request', request: requestTo('prod', { rule: waiting }) })
      .then(requestedProd));
  it('asking twice under one id asks once', () =>
    given(promotionDecider, requested)
      .when({ type: 'request', request: requestTo('train') })
      .then());
  it('takes as many approvals as the rule wants', () => {
    given(promotionDecider, requestedProd).when(approve('ben')).then(approval('ben'));
    given(promotionDecider, requestedProd, approval('ben'))
      .when(approve('ann'))
      .then(approval('ann'), { type: 'promotion.approved', data: { promotion, by: ['ben', 'ann'], quorum: 2 } });
  });
  it('refuses the requester’s own approval where the rule says so', () =>
    given(promotionDecider, requestedProd).when(approve('mara')).thenRefused('promotion.own_approval'));
  it('refuses a second approval by the same person', () =>
    given(promotionDecider, requestedProd, approval('ben'))
      .when(approve('ben'))
      .thenRefused('promotion.approved_already'));
  it('refuses an approver known to have another role', () => {
    given(promotionDecider, requestedProd)
      .when(approve('ben', ['developer']))
      .thenRefused('promotion.wrong_role');
    given(promotionDecider, requestedProd)
      .when(approve('ben', ['tester']))
      .thenTypes('promotion.approvalGiven');
  });
  it('refuses an approval that nobody waits for', () =>
    given(promotionDecider, requested, approved).when(approve('ben')).thenRefused('promotion.not_waiting'));
  it('a person’s no ends it', () =>
    given(promotionDecider, requestedProd)
      .when({ type: 'reject', by: 'ben', reason: 'not now' })
      .then({ type: 'promotion.rejected', data: { promotion, by: 'ben', reason: 'not now' } }));
  it('refuses anything about a promotion that was never asked for', () =>
    given(promotionDecider).when(approve('ben')).thenRefused('promotion.not_requested'));
});

const parts = [versionOf(DATASET, 1), versionOf(ALGORITHM, 2)];
const orders = parts.map((partition, i) => ({ partition, order: `o${i}` }));
const started: PromotionEvent = { type: 'promotion.deliveryStarted', data: { promotion, orders } };
const delivering = [requested, approved, started];
const refusal: DeliveryRefusal = {
  by: 'home',
  module: 'dev',
  code: 'policy.field_unnamed',
  detail: 'field phone is not named',
  field: 'phone',
};
const progress = (
  states: PlacedOrder['state'][],
  arrivals: Arrival['state'][] = [],
  target: TargetWord | null = null,
  deployment: DeploymentWord | null = null,
): Progress => ({
  order: (id) => {
    const index = orders.findIndex((o) => o.order === id);
    const state = states[index] ?? 'ordered';
    const of = {
      projection: 'p',
      partition: parts[index] ?? '',
      from: 'dev',
      to: 'train',
      policyHash: 'h',
      policyVersion: 1,
      attempt: 1,
    };
    const placed = state === 'stored' ? { snapshot: `s${index}` } : { snapshot: null };
    return { ...of, ...placed, order: id, state, refusal: state === 'refused' ? refusal : null };
  },
  arrival: (snapshot) => {
    const state = arrivals[Number(snapshot.slice(1))];
    return state
      ? {
          promotion,
          state,
          rows: 3,
          refusal: state === 'refused' ? { ...refusal, by: 'target', module: 'train' } : null,
        }
      : undefined;
  },
  target,
  deployment,
});
const advance = (to: Progress) => ({ type: 'advance' as const, progress: to });
const stored = (i: number): PromotionEvent => ({
  type: 'promotion.partStored',
  data: { promotion, partition: parts[i] ?? '', snapshot: `s${i}` },
});
const snapshots = parts.map((partition, i) => ({ partition, snapshot: `s${i}` }));
const told: PromotionEvent = {
  type: 'promotion.ordered',
  data: { promotion, release: requestTo('train').release, to: 'train', parts: requestTo('train').parts, snapshots },
};
const underWay = [...delivering, stored(0), stored(1), told];
const activated = (i: number): PromotionEvent => ({
  type: 'promotion.partActivated',
  data: { promotion, partition: parts[i] ?? '', snapshot: `s${i}`, rows: 3 },
});
const installed: PromotionEvent = { type: 'promotion.installed', data: { promotion, module: 'train', parts: 2 } };

describe('delivering', () => {
  it('starts with the orders, once', () => {
    given(promotionDecider, requested, approved).when({ type: 'startDelivery', orders }).then(started);
    given(promotionDecider, ...delivering)
      .when({ type: 'startDelivery', orders })
      .then();
  });
  it('waits for its home', () =>
    given(promotionDecider, ...delivering)
      .when(advance(progress(['ordered', 'offered'])))
      .then());
  it('notes a part that the hub has', () =>
    given(promotionDecider, ...delivering)
      .when(advance(progress(['stored', 'ordered'])))
      .then(stored(0)));
  it('tells the target when the hub has everything', () =>
    given(promotionDecider, ...delivering)
      .when(advance(progress(['stored', 'stored'])))
      .then(stored(0), stored(1), told));
  it('asked again in the same world, does nothing', () =>
    given(promotionDecider, ...underWay)
      .when(advance(progress(['stored', 'stored'])))
      .then());
  it('a home’s refusal ends it, naming code, field and part', () =>
    given(promotionDecider, ...delivering)
      .when(advance(progress(['stored', 'refused'])))
      .then({
        type: 'promotion.refused',
        data: {
          promotion,
          refusal: {
            ...refusal,
            part: 'algorithm/router@2',
            hint: "Correct the policy for field 'phone' (`wordslab policy set FILE`), then request the promotion again.",
          },
        },
      }));
  it('a target’s refusal of a snapshot, or of all, ends it', () => {
    given(promotionDecider, ...underWay)
      .when(advance(progress(['stored', 'stored'], ['active', 'refused'])))
      .thenTypes('promotion.refused');
    given(promotionDecider, ...underWay)
      .when(advance(progress(['stored', 'stored'], [], { word: 'refused', code: 'x', detail: 'no' })))
      .thenTypes('promotion.refused');
  });
  it('is done when the target says so and its receipts are there', () =>
    given(promotionDecider, ...underWay, activated(0))
      .when(advance(progress(['stored', 'stored'], ['active', 'active'], { word: 'installed', parts: 2 })))
      .then(
        activated(1),
        installed,
        { type: 'promotion.verified', data: { promotion, releaseDigest: r1.digest, snapshots } },
        { type: 'promotion.completed', data: { promotion } },
      ));
  it('waits for the receipts where the target’s word comes first', () => {
    given(promotionDecider, ...underWay)
      .when(advance(progress(['stored', 'stored'], ['active'], { word: 'installed', parts: 2 })))
      .then(activated(0), installed);
    given(promotionDecider, ...underWay, activated(0), installed)
      .when(advance(progress(['stored', 'stored'], ['active', 'active'], { word: 'installed', parts: 2 })))
      .thenTypes('promotion.partActivated', 'promotion.verified', 'promotion.completed');
    given(promotionDecider, ...underWay, activated(0), installed)
      .when(advance(progress(['stored', 'stored'], ['active', 'refused'], { word: 'installed', parts: 2 })))
      .thenTypes('promotion.refused');
  });
});

describe('calling it off', () => {
  const cancel = { type: 'cancel' as const, by: 'mara', reason: 'wrong one' };
  const cancelled = (wasTold: boolean): PromotionEvent => ({
    type: 'promotion.cancelled',
    data: { promotion, by: 'mara', reason: 'wrong one', to: 'train', release: r1.id, told: wasTold },
  });
  it('ends it; the target hears of it where it had been told', () => {
    given(promotionDecider, ...delivering)
      .when(cancel)
      .then(cancelled(false));
    given(promotionDecider, ...underWay)
      .when(cancel)
      .then(cancelled(true));
    given(promotionDecider, ...underWay, cancelled(true))
      .when(cancel)
      .then();
  });
  it('once the target says it has it, it failed for want of receipts, named', () =>
    given(promotionDecider, ...underWay, activated(0), installed)
      .when(cancel)
      .then({
        type: 'promotion.failed',
        data: {
          promotion,
          code: 'promotion.unproven',
          detail: 'train says it installed the release, but gave no receipt for algorithm/router@2',
        },
      }));
  it('is refused once it is done', () =>
    given(promotionDecider, ...underWay, { type: 'promotion.completed', data: { promotion } })
      .when(cancel)
      .thenRefused('promotion.finished'));
  it('that comes too late is told as it is', () =>
    given(promotionDecider, ...underWay, cancelled(true))
      .when(advance(progress([], [], { word: 'installed', parts: 2 })))
      .then({ type: 'promotion.cancelledTooLate', data: { promotion, module: 'train', parts: 2 } }));
});

describe('a stage takes one promotion at a time', () => {
  const data = { stage: 'train', promotion, request: requestTo('train') };
  const claimed: StageEvent = { type: 'stage.claimed', data };
  const freed: StageEvent = {
    type: 'stage.freed',
    data: { stage: 'train', promotion, release: r1.id, outcome: 'completed', kind: 'promotion' },
  };
  const other = { ...data, promotion: 'lifecycle_other' };
  it('the first claim wins, the second is told by whom', () => {
    given(stageDecider).when({ type: 'claim', data }).then(claimed);
    given(stageDecider, claimed).when({ type: 'claim', data }).then();
    given(stageDecider, claimed).when({ type: 'claim', data: other }).thenRefused('promotion.stage_busy');
    given(stageDecider, claimed, freed).when({ type: 'claim', data: other }).thenTypes('stage.claimed');
  });
  it('is freed once, and knows what it has', () => {
    given(stageDecider, claimed).when({ type: 'free', data: freed.data }).then(freed);
    given(stageDecider, claimed, freed).when({ type: 'free', data: freed.data }).then();
    expect(stageDecider.evolve(stageDecider.evolve(stageDecider.initialState, claimed), freed)).toMatchObject({
      active: null,
      current: { release: r1.id },
    });
  });
});

describe('the approval rule', () => {
  const set = { stage: 'prod', rule: waiting, by: 'ann', at, reason: null };
  it('has a default per kind of stage', () => {
    expect(defaultApprovalRule('train').quorum).toBe(0);
    expect(defaultApprovalRule('preprod')).toEqual({ quorum: 1, roles: [], separateApprover: false });
    expect(defaultApprovalRule('prod-eu')).toEqual({ quorum: 1, roles: [], separateApprover: true });
  });
  it('is set once per change', () => {
    given(approvalRuleDecider).when(set).then({ type: 'approvalRule.set', data: set });
    given(approvalRuleDecider, { type: 'approvalRule.set', data: set }).when(set).then();
  });
  it('cannot name approvers where none are needed', () =>
    given(approvalRuleDecider)
      .when({ ...set, rule: { ...waiting, quorum: 0 } })
      .thenRefused('approval_rule.contradiction'));
});
