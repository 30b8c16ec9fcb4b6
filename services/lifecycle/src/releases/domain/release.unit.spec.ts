import { describe, expect, it } from '@jest/globals';
import { sha256Hex } from '@wordslab/contracts';
import { acme, ALGORITHM, algorithmPart, DATASET, datasetPart, r1 } from '../../testing/samples.js';
import { given } from '../../testing/given.js';
import { aliasOf } from './alias.js';
import { choosePart, type KnownVersion, nearest, parsePartReference } from './part-reference.js';
import { defaultPath, modeOf, requirePath } from './part-modes.js';
import { releaseDecider, releaseDigest, type ReleaseEvent } from './release.js';
import { policyMissing, shipmentsOf } from './release-needs.js';

const { id, name, alias, path, parts } = r1;
const create = { type: 'create' as const, id, name, alias, path, parts, requirements: [], by: 'mara' };
const digest = releaseDigest(path, parts);
const created: ReleaseEvent = {
  type: 'release.created',
  data: { release: id, name, alias, digest, path: [...path], parts: [...parts], requirements: [], by: 'mara' },
};
const recalled: ReleaseEvent = { type: 'release.recalled', data: { release: id, reason: 'leaks', by: 'ben' } };
const recall = { type: 'recall' as const, reason: 'leaks', by: 'ben' };

describe('a release', () => {
  it('is made of its parts', () => given(releaseDecider).when(create).then(created));
  it('is made once', () => given(releaseDecider, created).when(create).thenRefused('release.exists'));
  it('can be recalled, once', () => {
    given(releaseDecider, created).when(recall).then(recalled);
    given(releaseDecider, created, recalled).when(recall).then();
  });
  it('that was recalled is not rejected after', () =>
    given(releaseDecider, created, recalled)
      .when({ ...recall, type: 'reject' })
      .thenRefused('release.recalled'));
  it('has a digest of its parts and path, whatever their order of naming', () => {
    expect(releaseDigest(path, [algorithmPart, datasetPart])).toBe(digest);
    expect(releaseDigest(path, [{ ...algorithmPart, version: 3 }, datasetPart])).not.toBe(digest);
    expect(releaseDigest(['train'], parts)).not.toBe(digest);
  });
});

describe('the alias', () => {
  it('is two words, the same for the same digest', () => {
    expect(aliasOf(`sha256:${sha256Hex('a')}`)).toMatch(/^[a-z]+-[a-z]+$/);
    expect(aliasOf(`sha256:${sha256Hex('a')}`)).toBe(aliasOf(`sha256:${sha256Hex('a')}`));
  });
  it('has others where the first are taken, and few digests share theirs', () => {
    expect(aliasOf(`sha256:${sha256Hex('a')}`, 1)).not.toBe(aliasOf(`sha256:${sha256Hex('a')}`));
    const aliases = new Set(Array.from({ length: 50 }, (_, i) => aliasOf(`sha256:${sha256Hex(String(i))}`)));
    expect(aliases.size).toBeGreaterThan(46);
  });
});

describe('naming a part', () => {
  const messages = (version: number, part: Partial<KnownVersion> = {}): KnownVersion => ({
    kind: 'dataset',
    id: DATASET,
    name: 'messages',
    home: 'dev',
    version,
    digest: `sha256:d${version}`,
    ...part,
  });
  it('goes by kind and name, with or without a version, or by id', () => {
    expect(parsePartReference('dataset/a/b@2')).toEqual({ by: 'name', kind: 'dataset', name: 'a/b', version: 2 });
    expect(parsePartReference(`${DATASET}@3`)).toEqual({ by: 'id', id: DATASET, version: 3 });
    expect(() => parsePartReference('messages')).toThrow(expect.objectContaining({ code: 'release.bad_part' }));
  });
  it('takes the latest where no version is named', () =>
    expect(choosePart('dataset/messages', [messages(1), messages(2)], []).version).toBe(2));
  it('takes the version named', () =>
    expect(choosePart('dataset/messages@1', [messages(1), messages(2)], []).version).toBe(1));
  it('refuses what no stage told of, with what is near', () =>
    expect(() => choosePart('dataset/mesages', [], ['dataset/messages@1', 'service/router@1'])).toThrow(
      expect.objectContaining({ code: 'release.unknown_part', hint: 'Did you mean dataset/messages@1?' }),
    ));
  it('refuses a name that two entities have', () =>
    expect(() => choosePart('dataset/messages', [messages(1), messages(1, { id: ALGORITHM })], [])).toThrow(
      expect.objectContaining({ code: 'release.ambiguous_part' }),
    ));
  it('finds at most three near names, the nearest first', () =>
    expect(nearest('abc', ['abd', 'abcd', 'xbc', 'zzzzzzzzzzzz', 'ab'])).toEqual(['ab', 'abcd', 'abd']));
});

describe('how parts go', () => {
  it('a dataset goes to Train with its rows, further by reference', () => {
    expect(['train', 'preprod', 'prod-eu'].map((stage) => modeOf(datasetPart, stage))).toEqual([
      'content',
      'reference',
      'reference',
    ]);
    expect(modeOf(algorithmPart, 'prod')).toBe('content');
  });
  it('a part at home needs nothing sent', () =>
    expect(modeOf({ kind: 'algorithm', home: 'train' }, 'train')).toBe('reference'));
  it('without a path, a release goes to every stage after the homes of its parts', () => {
    expect(defaultPath(parts, acme)).toEqual(['train', 'preprod', 'prod']);
    expect(defaultPath([{ home: 'train' }, { home: 'dev' }], acme)).toEqual(['preprod', 'prod']);
  });
  it.each([
    [['prod', 'preprod'], 'release.bad_path'],
    [['explore'], 'release.bad_path'],
    [['train', 'train'], 'release.bad_path'],
    [['prod-us'], 'release.bad_path'],
    [[], 'release.no_path'],
  ])('refuses the path %j', (bad, code) =>
    expect(() => requirePath(bad, parts, acme)).toThrow(expect.objectContaining({ code })),
  );
  it('refuses a part that has no route to a stage', () =>
    expect(() => requirePath(['prod'], [{ kind: 'algorithm', home: 'explore', name: 'x' }], acme)).toThrow(
      expect.objectContaining({ code: 'release.no_route' }),
    ));
  it('ships content parts only, and names each that has no policy', () => {
    const shipments = shipmentsOf(parts, path);
    expect(shipments.map((s) => `${s.part.kind} ${s.to}`)).toEqual([
      'dataset train',
      'algorithm train',
      'algorithm preprod',
      'algorithm prod',
    ]);
    expect(policyMissing(shipments, () => true)).toBeNull();
    const error = policyMissing(shipments, (need) => need.projection !== 'dataset-rows');
    expect(error).toMatchObject({
      code: 'release.policy_missing',
      message: 'no policy is approved for dataset-rows of dataset/messages on dev → train',
      hint: expect.stringContaining('wordslab policy propose messages --to train'),
    });
  });
});
