import { describe, expect, it } from '@jest/globals';
import { r1 } from '../../testing/samples.js';
import { given } from '../../testing/given.js';
import type { KnownVersion } from './part-reference.js';
import { releaseDecider, releaseDigest } from './release.js';
import { parseRequirement, requirementText, testSetOf } from './requirement.js';

const gold = (version: number, change: Partial<KnownVersion> = {}): KnownVersion => ({
  kind: 'testSet',
  id: 'train_0198c5d0-0000-7000-8000-000000000005',
  version,
  name: 'gold',
  digest: `sha256:t${version}`,
  home: 'train',
  ...change,
});
const refused = expect.objectContaining({ code: 'release.bad_requirement' });

describe('a requirement', () => {
  it('is a metric, a share and a test set', () => {
    expect(parseRequirement('accuracy>=0.9 on testSet/gold@2')).toEqual({
      metric: 'accuracy',
      min: 0.9,
      testSet: 'testSet/gold@2',
    });
    expect(parseRequirement(' macroF1 ≥ 1 on testSet/a b ')).toEqual({
      metric: 'macroF1',
      min: 1,
      testSet: 'testSet/a b',
    });
  });
  it.each([
    'accuracy',
    'accuracy>0.9 on testSet/gold',
    'accuracy>=1.1 on testSet/gold',
    'accuracy>=-1 on testSet/gold',
    '>=0.9 on testSet/gold',
    'accuracy>=0.9',
  ])('refuses %j', (text) => expect(() => parseRequirement(text)).toThrow(refused));
  it('means the test set as the release pins it, or one that is known', () => {
    expect(testSetOf('testSet/gold', gold(3), [gold(2)]).version).toBe(2);
    expect(testSetOf('testSet/gold@2', gold(2), [gold(2)]).version).toBe(2);
    expect(testSetOf('testSet/gold', gold(3), []).digest).toBe('sha256:t3');
    expect(() => testSetOf('testSet/gold@3', gold(3), [gold(2)])).toThrow(refused);
    expect(() => testSetOf('model/gold', gold(1, { kind: 'model' }), [])).toThrow(refused);
  });
  it('is part of the digest, in any order; without any the digest is as it was', () => {
    const { id, version, name, digest } = gold(1);
    const a = { metric: 'accuracy', min: 0.9, testSet: { id, version, name, digest } };
    const b = { ...a, metric: 'macroF1' };
    const { path, parts } = r1;
    expect(releaseDigest(path, parts, [a, b])).toBe(releaseDigest(path, parts, [b, a, b]));
    expect(releaseDigest(path, parts, [a])).not.toBe(releaseDigest(path, parts, [{ ...a, min: 0.8 }]));
    expect(releaseDigest(path, parts, [])).toBe(releaseDigest(path, parts));
    expect(requirementText(a)).toBe('accuracy>=0.9 on testSet/gold@1');
    const create = { type: 'create' as const, ...r1, requirements: [b, a], by: 'mara' };
    given(releaseDecider).when(create).thenTypes('release.created');
    expect(releaseDecider.decide(create, { status: 'none' })[0]?.data).toMatchObject({ requirements: [a, b] });
  });
});
