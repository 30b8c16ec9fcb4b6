import { describe, expect, it } from '@jest/globals';
import { acme, PROMOTION, r1 } from '../../testing/samples.js';
import { type PromotionFacts, reasonsAgainst } from './may-promote.js';
import { emptyLane, type StageLane } from './stage-lane.js';

const facts = (to: string, change: Partial<PromotionFacts> & { lanes?: Record<string, Partial<StageLane>> } = {}) => {
  const { lanes = {}, ...rest } = change;
  const laneOf = (stage: string): StageLane => ({ ...emptyLane, ...lanes[stage] });
  const open = { gate: 'required' as const, results: [], hasPolicy: () => true };
  return { release: r1, to, tenant: acme, laneOf, ...open, ...rest };
};
const codes = (f: PromotionFacts): string[] => reasonsAgainst(f).map((reason) => reason.code);
const done = { completed: new Set([r1.id]) };

describe('what may be promoted', () => {
  it('a fresh release goes to the first stage of its path', () => expect(codes(facts('train'))).toEqual([]));
  it('it may skip no kind of stage', () => {
    expect(codes(facts('preprod'))).toEqual(['promotion.stage_skipped']);
    expect(codes(facts('preprod', { lanes: { train: done } }))).toEqual([]);
    expect(codes(facts('prod', { lanes: { train: done } }))).toEqual(['promotion.stage_skipped']);
  });
  it('not to a stage that the tenant has not, or that is not on its path', () => {
    expect(codes(facts('prod-us'))).toEqual(['promotion.unknown_stage']);
    expect(codes(facts('explore'))).toEqual(['promotion.not_on_path']);
  });
  it('not when it was recalled or rejected', () =>
    expect(codes(facts('train', { release: { ...r1, status: 'recalled', statusReason: 'leaks' } }))).toEqual([
      'release.recalled',
    ]));
  it('not where another promotion is under way, nor where it is already', () => {
    const active = { promotion: PROMOTION, release: 'other', alias: 'blue-fox', kind: 'promotion' as const };
    expect(codes(facts('train', { lanes: { train: { active } } }))).toEqual(['promotion.stage_busy']);
    const current = { promotion: PROMOTION, release: r1.id };
    expect(codes(facts('train', { lanes: { train: { current } } }))).toEqual(['promotion.already_there']);
  });
  it('not while a hold is in force, which says who set it and why', () => {
    const hold = { stage: 'train', reason: 'wrong answers', by: 'ben', at: '2026-01-01', rollback: null, from: null };
    const [reason] = reasonsAgainst(facts('train', { lanes: { train: { hold } } }));
    expect(reason).toMatchObject({ code: 'promotion.hold_in_force', message: expect.stringContaining('ben') });
  });
  it('not without a policy for every content part; all reasons are listed', () => {
    const release = { ...r1, status: 'rejected' as const, statusReason: 'bad' };
    expect(codes(facts('train', { release, hasPolicy: () => false }))).toEqual([
      'release.rejected',
      'release.policy_missing',
    ]);
  });
  it('side-by-side variants stand for each other', () => {
    const release = { ...r1, path: ['preprod-a', 'preprod-b', 'prod'] };
    const tenant = {
      ...acme,
      stages: [
        ...acme.stages,
        { module: 'preprod-a', kind: 'preprod' as const },
        { module: 'preprod-b', kind: 'preprod' as const },
      ],
    };
    expect(codes(facts('prod', { release, tenant }))).toEqual(['promotion.stage_skipped']);
    expect(codes(facts('prod', { release, tenant, lanes: { 'preprod-b': done } }))).toEqual([]);
    expect(codes(facts('preprod-b', { release, tenant }))).toEqual([]);
  });
});
