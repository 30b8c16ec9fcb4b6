import { describe, expect, it } from '@jest/globals';
import type { PinnedPart } from '@wordslab/contracts';
import { r1 } from '../../testing/samples.js';
import type { CampaignResult } from './evidence-book.js';
import { evidenceAgainst, type EvidenceFacts, evidenceFor } from './evidence-gate.js';
import { emptyLane } from './stage-lane.js';

const model: PinnedPart = {
  kind: 'model',
  id: 'train_0198c5d0-0000-7000-8000-000000000006',
  version: 1,
  name: 'triage',
  digest: 'sha256:m1',
  home: 'train',
  modes: { preprod: 'content', prod: 'content' },
};
const requirement = {
  metric: 'accuracy',
  min: 0.9,
  testSet: { id: 'train_0198c5d0-0000-7000-8000-000000000005', version: 2, name: 'gold', digest: 'sha256:t2' },
};
const release = { ...r1, parts: [...r1.parts, model], requirements: [requirement] };
const result = (change: Partial<CampaignResult> = {}): CampaignResult => ({
  campaign: 'preprod_c1',
  stage: 'preprod',
  releaseDigest: release.digest,
  service: 'router',
  model: model.digest,
  testSet: `${requirement.testSet.id}@2`,
  testSetDigest: 'sha256:t2',
  items: 100,
  metrics: { accuracy: 0.9 },
  people: 0,
  peopleCorrect: 0,
  at: '2026-01-01T00:00:00.000Z',
  keyid: 'k1',
  ...change,
});
const facts = (results: readonly CampaignResult[], change: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  release,
  to: 'prod',
  gate: 'required',
  results,
  laneOf: (stage) => (stage === 'preprod' ? { ...emptyLane, completed: new Set([release.id]) } : emptyLane),
  ...change,
});
const codes = (f: EvidenceFacts): string[] => evidenceAgainst(f).map(({ code }) => code);

describe('evidence for a stage after PreProd', () => {
  it('is a signed result that reaches the threshold, on the test set that is required', () => {
    expect(codes(facts([result()]))).toEqual([]);
    expect(evidenceFor(facts([result()]))).toEqual([
      expect.objectContaining({ requirement, measured: 0.9, campaign: 'preprod_c1', keyid: 'k1', model: 'sha256:m1' }),
    ]);
  });
  it('is missing where none was measured; the refusal names test set and command', () => {
    expect(codes(facts([]))).toEqual(['promotion.no_evidence']);
    expect(evidenceAgainst(facts([]))[0]).toMatchObject({
      message: expect.stringContaining('accuracy>=0.9 on testSet/gold@2'),
      hint: expect.stringMatching(/test-campaign create .* --test-set gold --module preprod/),
    });
  });
  it.each([
    ['another release', { releaseDigest: 'sha256:other' }],
    ['another test set, or another version of it', { testSetDigest: 'sha256:t1' }],
    ['a model that the release does not pin', { model: 'sha256:m9' }],
    ['a stage that is no PreProd', { stage: 'prod' }],
    ['a PreProd that never took the release', { stage: 'preprod-b' }],
    ['nobody’s signature', { keyid: null }],
  ])('a result of %s is none', (_, change) => {
    expect(codes(facts([result(change)]))).toEqual(['promotion.no_evidence']);
    expect(evidenceFor(facts([result(change)]))).toEqual([]);
  });
  it('below the threshold, or without the metric, it is refused with what was measured', () => {
    expect(codes(facts([result({ metrics: { accuracy: 0.89 } })]))).toEqual(['promotion.threshold_missed']);
    const other = evidenceAgainst(facts([result({ metrics: { macroF1: 0.99 } })]))[0];
    expect(other).toMatchObject({
      code: 'promotion.threshold_missed',
      message: expect.stringContaining('measured no accuracy, only macroF1'),
    });
  });
  it('the latest counts, so that nobody measures until it fits; an unsigned one does not count at all', () => {
    const worse = result({ campaign: 'preprod_c2', metrics: { accuracy: 0.5 } });
    expect(codes(facts([result(), worse]))).toEqual(['promotion.threshold_missed']);
    expect(codes(facts([worse, result()]))).toEqual([]);
    expect(codes(facts([result(), { ...worse, keyid: null }]))).toEqual([]);
  });
  it('every requirement needs its own', () => {
    const second = { ...requirement, metric: 'macroF1', min: 0.8 };
    const both = { ...release, requirements: [requirement, second] };
    expect(codes(facts([result()], { release: both }))).toEqual(['promotion.threshold_missed']);
  });
  it('a release with a model must require something, unless the gate is open; what it requires holds all the same', () => {
    const silent = { ...release, requirements: [] };
    expect(codes(facts([], { release: silent }))).toEqual(['promotion.no_requirement']);
    expect(codes(facts([], { release: silent, gate: 'none' }))).toEqual([]);
    expect(codes(facts([], { gate: 'none' }))).toEqual(['promotion.no_evidence']);
    expect(codes(facts([], { release: r1 }))).toEqual([]);
  });
  it('is not asked for up to PreProd, where it is measured', () => {
    expect(codes(facts([], { to: 'preprod' }))).toEqual([]);
    expect(evidenceFor(facts([result()], { to: 'preprod' }))).toEqual([]);
  });
});
