import { describe, expect, it } from '@jest/globals';
import { PROMOTION as promotion, r1, requestTo } from '../../testing/samples.js';
import { given } from '../../testing/given.js';
import { gateDecider } from './gate.js';
import { type RollbackFacts, reasonsAgainstRollback } from './may-roll-back.js';
import { emptyLane, type Hold, stageDecider, type StageEvent, type StageLane, stayBefore } from './stage-lane.js';

const at = '2026-01-01T00:00:00.000Z';
const lane = (...stays: [release: string, kind?: 'promotion' | 'rollback'][]): StageLane =>
  stays.reduce(
    (state, [release, kind = 'promotion'], i) =>
      stageDecider.evolve(state, {
        type: 'stage.freed',
        data: { stage: 'prod', promotion: `p${i}`, release, outcome: 'completed', kind },
      }),
    emptyLane,
  );

describe('where a rollback goes by itself', () => {
  it('is what was there before', () => {
    expect(stayBefore(emptyLane)).toBeUndefined();
    expect(stayBefore(lane(['r1']))).toBeUndefined();
    expect(stayBefore(lane(['r1'], ['r2']))?.release).toBe('r1');
  });
  it('is never what was rolled back from, however often', () => {
    const back = lane(['r0'], ['r1'], ['r2'], ['r1', 'rollback']);
    expect(stayBefore(back)?.release).toBe('r0');
    expect(stayBefore(lane(['r0'], ['r1'], ['r2'], ['r1', 'rollback'], ['r0', 'rollback']))).toBeUndefined();
    expect(stayBefore(lane(['r0'], ['r1'], ['r0', 'rollback'], ['r2']))?.release).toBe('r0');
  });
  it('is what a release replaced when it came again', () =>
    expect(stayBefore(lane(['r1'], ['r2'], ['r1']))?.release).toBe('r2'));
});

describe('what may be rolled back to', () => {
  const facts = (change: Partial<RollbackFacts> = {}, there = lane([r1.id], ['r2'])): RollbackFacts => ({
    release: r1,
    to: 'prod',
    laneOf: () => there,
    hasPolicy: () => true,
    ...change,
  });
  const codes = (f: RollbackFacts): string[] => reasonsAgainstRollback(f).map(({ code }) => code);
  const active = { promotion, release: 'r3', alias: 'blue-fox', kind: 'promotion' as const };
  const hold: Hold = { stage: 'prod', reason: 'x', by: 'ben', at, rollback: null, from: null };

  it('is any release that was completed there, whatever holds', () => {
    expect(codes(facts())).toEqual([]);
    expect(codes(facts({}, { ...lane([r1.id], ['r2']), hold }))).toEqual([]);
    expect(codes(facts({ release: { ...r1, status: 'rejected', statusReason: 'weak' } }))).toEqual([]);
  });
  it('is not one that never was, was recalled, is there now, or has no policy any more', () => {
    expect(codes(facts({}, lane(['r2'])))).toEqual(['rollback.never_there']);
    expect(codes(facts({ release: { ...r1, status: 'recalled', statusReason: 'leaks' } }))).toEqual([
      'release.recalled',
    ]);
    expect(codes(facts({}, lane([r1.id])))).toEqual(['promotion.already_there']);
    expect(codes(facts({ hasPolicy: () => false }))).toEqual(['release.policy_missing']);
  });
  it('is none while the stage is busy', () =>
    expect(codes(facts({}, { ...lane([r1.id], ['r2']), active }))).toEqual(['promotion.stage_busy']));
});

describe('a hold', () => {
  const hold: Hold = { stage: 'prod', reason: 'wrong answers', by: 'ben', at, rollback: null, from: null };
  const held: StageEvent = { type: 'stage.held', data: hold };
  const lifted: StageEvent = {
    type: 'stage.holdLifted',
    data: { stage: 'prod', reason: 'corrected', by: 'ann', at },
  };
  const claim = (kind?: 'rollback') => ({
    type: 'claim' as const,
    data: { stage: 'prod', promotion, request: requestTo('prod', kind ? { kind } : {}) },
  });

  it('refuses promotions and lets rollbacks through, until it is lifted', () => {
    given(stageDecider, held).when(claim()).thenRefused('promotion.hold_in_force');
    given(stageDecider, held).when(claim('rollback')).thenTypes('stage.claimed');
    given(stageDecider, held, lifted).when(claim()).thenTypes('stage.claimed');
  });
  it('is set once and lifted once', () => {
    given(stageDecider).when({ type: 'hold', data: hold }).then(held);
    given(stageDecider, held).when({ type: 'hold', data: hold }).thenRefused('hold.in_force');
    given(stageDecider, held).when({ type: 'lift', data: lifted.data }).then(lifted);
    given(stageDecider).when({ type: 'lift', data: lifted.data }).thenRefused('hold.not_in_force');
  });
  it('comes with the end of a rollback, in one step', () => {
    const data = { stage: 'prod', promotion, release: r1.id, outcome: 'completed' as const, kind: 'rollback' as const };
    const claimed: StageEvent = { type: 'stage.claimed', data: claim('rollback').data };
    const freed: StageEvent = { type: 'stage.freed', data };
    given(stageDecider, claimed).when({ type: 'free', data, hold }).then(freed, held);
    given(stageDecider, claimed, freed, held).when({ type: 'free', data, hold }).then();
    given(stageDecider, claimed, freed, held, lifted).when({ type: 'free', data, hold }).then();
  });
});

describe('the gate of a stage', () => {
  const set = { stage: 'prod', evidence: 'none' as const, by: 'ann', at, reason: null };
  it('is set once per change', () => {
    given(gateDecider).when(set).then({ type: 'gate.set', data: set });
    given(gateDecider, { type: 'gate.set', data: set }).when(set).then();
  });
  it('cannot want evidence before it can be measured', () =>
    given(gateDecider)
      .when({ ...set, stage: 'preprod', evidence: 'required' })
      .thenRefused('gate.too_early'));
});
