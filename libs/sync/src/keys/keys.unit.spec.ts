import { describe, expect, it } from '@jest/globals';
import { deriveEdgeKeys } from './edge-keys.js';
import { moduleKeysFromJson, moduleKeysToJson, newModuleKeys } from './module-keys.js';
import { unwrapKeys, wrapKeys } from './wrap.js';

const dev = newModuleKeys();
const train = newModuleKeys();
const edge = { from: 'dev', to: 'train' };
const keys = deriveEdgeKeys(dev.root, edge, 1);
const context = { tenant: 'acme', edge, keyEpoch: 1 };

describe("a module's keys", () => {
  it('survive JSON', () => {
    expect(moduleKeysFromJson(JSON.parse(JSON.stringify(moduleKeysToJson(dev))))).toEqual(dev);
  });

  it.each([
    ['nothing', {}],
    ['a short root', { ...moduleKeysToJson(dev), root: 'AAAA' }],
    ['no box', { ...moduleKeysToJson(dev), box: undefined }],
  ])('are refused with %s, and the message shows no key', (_, json) => {
    expect(() => moduleKeysFromJson(json)).toThrow(expect.objectContaining({ code: 'keys.damaged' }));
    expect(() => moduleKeysFromJson(json)).not.toThrow(dev.sign.privateKey);
  });
});

describe('edge keys', () => {
  it('are the same each time, and unrelated in every other root, direction, edge and epoch', () => {
    expect(deriveEdgeKeys(dev.root, edge, 1)).toEqual(keys);
    const all = [
      keys,
      deriveEdgeKeys(train.root, edge, 1),
      deriveEdgeKeys(dev.root, { from: 'train', to: 'dev' }, 1),
      deriveEdgeKeys(dev.root, { from: 'dev', to: 'preprod' }, 1),
      deriveEdgeKeys(dev.root, edge, 2),
    ].flatMap((k) => [k.edgeKey, k.hashKey, k.pseudonymKey].map((key) => key.toString('hex')));
    expect(new Set(all).size).toBe(15);
  });
});

describe('wrapped keys', () => {
  const wrap = wrapKeys(keys, { module: 'train', boxKey: train.box.publicKey }, context);

  it('open for their receiver, without the pseudonym key', () => {
    expect(unwrapKeys(wrap, train.box, context)).toEqual({ edgeKey: keys.edgeKey, hashKey: keys.hashKey });
  });

  it('are another wrap each time', () => {
    expect(wrapKeys(keys, { module: 'train', boxKey: train.box.publicKey }, context).wrapped).not.toBe(wrap.wrapped);
  });

  it.each([
    ['another receiver', () => unwrapKeys(wrap, dev.box, context)],
    ['another tenant', () => unwrapKeys(wrap, train.box, { ...context, tenant: 'other' })],
    ['another edge', () => unwrapKeys(wrap, train.box, { ...context, edge: { from: 'prod', to: 'train' } })],
    ['another epoch', () => unwrapKeys(wrap, train.box, { ...context, keyEpoch: 2 })],
    ['changed bytes', () => unwrapKeys({ ...wrap, wrapped: `A${wrap.wrapped.slice(1, -1)}A` }, train.box, context)],
    ['no bytes', () => unwrapKeys({ ...wrap, wrapped: '' }, train.box, context)],
  ])('do not open with %s', (_, open) => {
    expect(open).toThrow(expect.objectContaining({ code: 'keys.cannot_unwrap' }));
  });
});
