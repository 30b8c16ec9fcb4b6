import { describe, expect, it } from '@jest/globals';
import {
  canonicalJson,
  counterSign,
  type DeploymentDescriptor,
  OFFER_TYPE,
  signEnvelope,
  type SnapshotManifest,
  type SnapshotOffer,
} from '@wordslab/contracts/core';
import { rawHash, sealChunk } from '../codec/chunk-codec.js';
import { encodeRow } from '../codec/rows.js';
import { deriveEdgeKeys } from '../keys/edge-keys.js';
import { newModuleKeys } from '../keys/module-keys.js';
import { wrapKeys } from '../keys/wrap.js';
import {
  DEV_ENTITY,
  descriptorOf,
  inputOf,
  keysOf,
  policy,
  rowsOf,
  smallChunks,
  streamOf,
} from '../testing/fixture.js';
import { buildSnapshot, envelopeBytes, signOffer } from './build.js';
import { type CheckContext, hubChecks, type OrderedSnapshot, receiverChecks, type SnapshotHeads } from './checks.js';
import { named, type NamedBytes } from './chunk-lists.js';
import { openReceipt, openRows, rehash, signReceipt } from './verify.js';

const edge = { from: 'dev', to: 'train' };
const secrets = deriveEdgeKeys(keysOf.dev.root, edge, 1);
const now = Date.parse('2026-01-01T00:00:00Z');
const order: OrderedSnapshot = { ...edge, projection: 'dataset-rows', partition: `${DEV_ENTITY}@1`, policy };
const context: CheckContext = { descriptor: descriptorOf('lifecycle'), now, maxBytes: 1e6, last: () => null };
const wrap = wrapKeys(
  secrets,
  { module: 'train', boxKey: keysOf.train.box.publicKey },
  { tenant: 'acme', edge, keyEpoch: 1 },
);

const store = new Map<string, Buffer>();
const keep = (blob: NamedBytes): Promise<void> => Promise.resolve(void store.set(blob.name, blob.bytes));
const build = (rows = rowsOf(1)): ReturnType<typeof buildSnapshot> =>
  buildSnapshot(inputOf(1), secrets, streamOf(rows), keep, smallChunks);

interface Changes {
  readonly manifest?: Partial<SnapshotManifest>;
  readonly offer?: Partial<SnapshotOffer>;
}
/** Heads of version 1, with changes that are signed by the producer like the rest. */
const headsWith = async ({ manifest, offer }: Changes = {}): Promise<SnapshotHeads> => {
  const built = await build();
  const content: SnapshotManifest = { ...JSON.parse(built.manifest.bytes.toString()), ...manifest };
  const bytes = named(Buffer.from(canonicalJson(content)));
  const input = {
    tenant: 'acme',
    edge,
    base: null,
    keys: [wrap],
    expires: '2026-02-01T00:00:00.000Z',
    scan: { searched: 3, found: 0 },
  };
  const signed = JSON.parse(
    signOffer({ ...built, manifest: bytes, snapshot: `sha256:${bytes.name}` }, input, keysOf.dev.sign).bytes.toString(),
  );
  const payload: SnapshotOffer = { ...JSON.parse(Buffer.from(signed.payload, 'base64').toString()), ...offer };
  return {
    offer: envelopeBytes(signEnvelope(OFFER_TYPE, payload, keysOf.dev.sign)).bytes,
    manifest: bytes.bytes,
    read: () => undefined,
  };
};
const counterSigned = (heads: SnapshotHeads): SnapshotHeads => ({
  ...heads,
  offer: envelopeBytes(counterSign(JSON.parse(heads.offer.toString()), keysOf.lifecycle.sign)).bytes,
});
const codeOf = (checked: ReturnType<typeof hubChecks>): string => (checked.ok ? 'accepted' : checked.refusal.code);
const hub = async (changes?: Changes, more: Partial<CheckContext> = {}, ordered = order): Promise<string> =>
  codeOf(hubChecks(await headsWith(changes), ordered, { ...context, ...more }));

const withPolicy = (fields: typeof policy.document.fields): OrderedSnapshot => ({
  ...order,
  policy: { ...policy, document: { ...policy.document, fields } },
});
const field = (name: string, fieldClass: 'personal' | 'label'): SnapshotManifest['schema'] => ({
  hash: 'x',
  fields: [{ name, class: fieldClass, nullable: true }],
});

describe("Lifecycle's checks", () => {
  it('let a sound snapshot through', async () => {
    expect(await hub()).toBe('accepted');
  });

  it.each<[string, Changes]>([
    ['snapshot.wrong_tenant', { offer: { tenant: 'other' } }],
    ['snapshot.wrong_edge', { offer: { edge: { from: 'dev', to: 'preprod' } } }],
    ['snapshot.wrong_edge', { offer: { edge: { from: 'prod', to: 'train' } } }],
    ['snapshot.bad_keys', { offer: { keys: [] } }],
    ['snapshot.bad_keys', { offer: { keys: [wrap, { ...wrap, recipient: 'lifecycle' }] } }],
    ['snapshot.expired', { offer: { expires: '2026-01-01T00:00:00.000Z' } }],
    ['snapshot.bad_manifest', { offer: { snapshot: 'sha256:0' } }],
    ['snapshot.bad_manifest', { manifest: { tenant: 'other' } }],
    ['snapshot.bad_manifest', { manifest: { totals: { rows: 1, bytes: 1 } } }],
    ['snapshot.bad_manifest', { manifest: { tables: [] } }],
    ['snapshot.bad_manifest', { manifest: { source: { position: 'later', head: 1 } } }],
    ['snapshot.bad_manifest', { offer: { chunks: [], index: ['0'.repeat(64)] } }],
    ['snapshot.leak_found', { offer: { scan: { searched: 3, found: 1 } } }],
    ['snapshot.not_ordered', { manifest: { entity: { ...inputOf(2).entity } } }],
    ['snapshot.not_ordered', { manifest: { projection: { name: 'dataset-cells', codeDigest: '' } } }],
    ['snapshot.policy_not_approved', { manifest: { policy: { ...inputOf(1).policy, hash: 'sha256:0' } } }],
    ['snapshot.policy_not_approved', { manifest: { policy: { ...inputOf(1).policy, version: 2 } } }],
    ['snapshot.schema_uncovered', { manifest: { schema: field('phone', 'label') } }],
    ['snapshot.schema_uncovered', { manifest: { schema: field('secret', 'label') } }],
  ])('refuse with %s: %j', async (code, changes) => {
    expect(await hub(changes)).toBe(code);
  });

  it('name the field that the policy does not', async () => {
    const checked = hubChecks(await headsWith({ manifest: { schema: field('phone', 'label') } }), order, context);
    expect(checked).toMatchObject({ ok: false, refusal: { field: 'phone' } });
  });

  it('refuse a personal field that is kept, whatever was approved', async () => {
    const kept = withPolicy({ id: { use: 'keep' }, text: { use: 'keep' } });
    const hash = (await import('@wordslab/contracts')).hashOfPolicy(kept.policy.document);
    const changes = { manifest: { policy: { ...inputOf(1).policy, hash }, schema: field('id', 'personal') } };
    expect(await hub(changes, {}, kept)).toBe('snapshot.schema_uncovered');
  });

  it('refuse an order whose policy was changed after it was hashed', async () => {
    expect(await hub({}, {}, withPolicy({ ...policy.document.fields, secret: { use: 'keep' } }))).toBe(
      'snapshot.policy_not_approved',
    );
  });

  it('refuse a route that no longer is in the descriptor', async () => {
    expect(await hub({}, { descriptor: { ...descriptorOf('lifecycle'), routes: [] } })).toBe('snapshot.wrong_edge');
  });

  it('refuse more bytes than allowed', async () => {
    expect(await hub({}, { maxBytes: 100 })).toBe('snapshot.quota');
  });

  it('refuse a chunk that declares more than any chunk may unpack to', async () => {
    const raw = 3 * 1024 * 1024;
    const tables = [{ name: 'dataset-rows', rows: 1, chunks: [{ hash: 'x', rows: 1, bytes: raw }] }];
    const changes = {
      manifest: { tables, totals: { rows: 1, bytes: raw } },
      offer: { chunks: [{ wire: '0'.repeat(64), bytes: 10, rawBytes: raw }] },
    };
    expect(await hub(changes)).toBe('snapshot.bomb');
  });

  it.each<[string, (heads: SnapshotHeads) => SnapshotHeads, string]>([
    [
      'a flipped byte in the signature',
      (h) => ({ ...h, offer: Buffer.from(h.offer.toString().replace(/"sig":"./, '"sig":"_')) }),
      'snapshot.bad_signature',
    ],
    ['no envelope', (h) => ({ ...h, offer: Buffer.from('{}') }), 'snapshot.bad_signature'],
    ['no JSON', (h) => ({ ...h, offer: Buffer.from('x') }), 'snapshot.bad_signature'],
    [
      'another manifest',
      (h) => ({ ...h, manifest: Buffer.from(`${h.manifest.toString()} `) }),
      'snapshot.bad_manifest',
    ],
    ['a manifest that is none', (h) => ({ ...h, manifest: Buffer.from('[]') }), 'snapshot.bad_manifest'],
  ])('refuse %s', async (_, change, code) => {
    expect(codeOf(hubChecks(change(await headsWith()), order, context))).toBe(code);
  });

  it('trust only the keys of the descriptor', async () => {
    const stranger = newModuleKeys();
    const modules = descriptorOf('lifecycle').modules.map((m) =>
      m.module === 'dev' ? { ...m, signKey: stranger.sign.publicKey } : m,
    );
    const descriptor: DeploymentDescriptor = { ...descriptorOf('lifecycle'), modules };
    expect(await hub({}, { descriptor })).toBe('snapshot.bad_signature');
    expect(await hub({}, { descriptor: { ...descriptor, modules: [] } })).toBe('snapshot.bad_signature');
  });

  it.each<[string, string, { position?: string; head?: number; version?: number; epoch?: number }]>([
    ['accepted', 'after an earlier position', { position: '99' }],
    ['accepted', 'after an earlier policy', { version: 0 }],
    ['accepted', 'after an earlier key epoch', { epoch: 0 }],
    ['snapshot.older_than_base', 'after a later position', { position: '1000' }],
    ['snapshot.older_than_base', 'after a later head', { head: 2 }],
    ['snapshot.older_than_base', 'after a later policy', { version: 2 }],
    ['snapshot.older_than_base', 'after a later key epoch', { epoch: 2 }],
    ['snapshot.older_than_base', 'beside another of the same state', {}],
  ])('%s: %s', async (code, _, last) => {
    const point = {
      snapshot: 'sha256:last',
      source: { position: last.position ?? '101', head: last.head ?? 1 },
      policy: { id: inputOf(1).policy.id, version: last.version ?? 1 },
      keyEpoch: last.epoch ?? 1,
    };
    expect(await hub({}, { last: () => point })).toBe(code);
    expect(await hub({ offer: { base: 'sha256:last' } }, { last: () => point })).toBe(
      last.position || code === 'accepted' || Object.keys(last).length ? code : 'accepted',
    );
  });

  it('do not compare the versions of two policies: under another one, a snapshot must follow the last', async () => {
    const last = {
      ...{ snapshot: 'sha256:last', source: { position: '101', head: 1 }, keyEpoch: 1 },
      policy: { id: 'standing', version: 5 },
    };
    expect(await hub({}, { last: () => last })).toBe('snapshot.older_than_base');
    expect(await hub({ offer: { base: 'sha256:last' } }, { last: () => last })).toBe('accepted');
  });

  it('let the same snapshot through again', async () => {
    const { snapshot } = await build();
    const later = {
      snapshot,
      source: { position: '1000', head: 9 },
      policy: { id: inputOf(1).policy.id, version: 9 },
      keyEpoch: 9,
    };
    expect(await hub({}, { last: () => later })).toBe('accepted');
  });
});

describe("a receiver's checks", () => {
  const own = { ...context, descriptor: descriptorOf('train') };
  const check = (heads: SnapshotHeads, snapshot: string, box = keysOf.train.box): string =>
    codeOf(receiverChecks(heads, { from: 'dev', snapshot }, box, own));

  it('let a counter-signed snapshot through and open its keys', async () => {
    const { snapshot } = await build();
    const checked = receiverChecks(counterSigned(await headsWith()), { from: 'dev', snapshot }, keysOf.train.box, own);
    expect(checked).toMatchObject({
      ok: true,
      value: { secrets: { edgeKey: secrets.edgeKey, hashKey: secrets.hashKey } },
    });
  });

  it("refuse one without Lifecycle's signature", async () => {
    expect(check(await headsWith(), (await build()).snapshot)).toBe('snapshot.bad_signature');
  });

  it('refuse another than was announced', async () => {
    expect(check(counterSigned(await headsWith()), 'sha256:0')).toBe('snapshot.bad_manifest');
  });

  it('refuse keys that do not open here', async () => {
    expect(check(counterSigned(await headsWith()), (await build()).snapshot, newModuleKeys().box)).toBe(
      'snapshot.bad_keys',
    );
  });
});

describe('a built snapshot', () => {
  it('has the same id each time, and another for other rows', async () => {
    const [one, two, other] = [await build(), await build(), await build(rowsOf(2))];
    expect(one.snapshot).toBe(two.snapshot);
    expect(one.list).toEqual(two.list);
    expect(other.snapshot).not.toBe(one.snapshot);
    expect(one.chunks).toBeGreaterThan(2);
  });

  it('may have no rows', async () => {
    const built = await build([]);
    expect(built).toMatchObject({ rows: 0, chunks: 0 });
  });

  it('puts lists of more than 1,000 chunks into index chunks, which the checks need and use', async () => {
    const rows = Array.from({ length: 1_100 }, (_, i) => ({ id: `m${i}`, text: 'x' }));
    const built = await buildSnapshot(inputOf(1), secrets, streamOf(rows), keep, { min: 1, spread: 1, max: 40 });
    expect(built).toMatchObject({ chunks: 1_100, list: { chunks: [] } });
    expect(built.documents).toHaveLength(4);
    const input = {
      tenant: 'acme',
      edge,
      base: null,
      keys: [wrap],
      expires: '2026-02-01T00:00:00.000Z',
      scan: { searched: 0, found: 0 },
    };
    const offer = signOffer(built, input, keysOf.dev.sign).bytes;
    const documents = new Map(built.documents.map((d) => [d.name, d.bytes]));
    const checked = hubChecks(
      { offer, manifest: built.manifest.bytes, read: (name) => documents.get(name) },
      order,
      context,
    );
    expect(checked.ok && checked.value.offer.chunks.length).toBe(1_100);
    expect(codeOf(hubChecks({ offer, manifest: built.manifest.bytes, read: () => undefined }, order, context))).toBe(
      'snapshot.bad_manifest',
    );
  });
});

describe('rows of a snapshot', () => {
  const openedOf = async (): Promise<Parameters<typeof openRows>[0]> => {
    const { snapshot } = await build();
    const checked = receiverChecks(counterSigned(await headsWith()), { from: 'dev', snapshot }, keysOf.train.box, {
      ...context,
      descriptor: descriptorOf('train'),
    });
    if (!checked.ok) throw new Error(checked.refusal.detail);
    return checked.value;
  };
  const wireOf = (opened: Parameters<typeof openRows>[0], index: number): Buffer =>
    store.get(opened.offer.chunks[index]?.wire ?? '') ?? Buffer.alloc(0);

  it('come out as they went in', async () => {
    const opened = await openedOf();
    const rows = opened.offer.chunks.flatMap((_, i) => openRows(opened, i, wireOf(opened, i)));
    expect(rows).toEqual(rowsOf(1));
  });

  it('are refused with a flipped byte, or in the place of others', async () => {
    const opened = await openedOf();
    const flipped = Buffer.from(wireOf(opened, 0));
    flipped[50] = (flipped[50] ?? 0) ^ 1;
    expect(() => openRows(opened, 0, flipped)).toThrow(expect.objectContaining({ code: 'snapshot.bad_chunk' }));
    expect(() => openRows(opened, 0, wireOf(opened, 1))).toThrow(
      expect.objectContaining({ code: 'snapshot.bad_chunk' }),
    );
  });

  it('are refused with a field that the manifest does not name, or in another number', async () => {
    const opened = await openedOf();
    const narrow = { ...opened, manifest: { ...opened.manifest, schema: field('id', 'label') } };
    expect(() => openRows(narrow, 0, wireOf(opened, 0))).toThrow(
      expect.objectContaining({ code: 'snapshot.schema_uncovered' }),
    );
    const raw = encodeRow({ id: 'a', text: 'b' });
    const wire = named(sealChunk(raw, secrets.edgeKey));
    const chunks = [{ hash: rawHash(secrets.hashKey, raw), rows: 2, bytes: raw.length }];
    const lying = {
      ...opened,
      manifest: { ...opened.manifest, tables: [{ name: 't', rows: 2, chunks }] },
      offer: { ...opened.offer, chunks: [{ wire: wire.name, bytes: wire.bytes.length, rawBytes: raw.length }] },
    };
    expect(() => openRows(lying, 0, wire.bytes)).toThrow(expect.objectContaining({ code: 'snapshot.bad_rows' }));
  });

  it('are proved by hashing a copy again: each change, loss, addition and exchange shows', async () => {
    const { manifest } = await openedOf();
    const rows = rowsOf(1);
    const proof = (copy: typeof rows): ReturnType<typeof rehash> => rehash(streamOf(copy), manifest, secrets.hashKey);
    expect(await proof(rows)).toEqual({ matches: true, rows: 24, firstDifference: null });
    const [first, second, ...rest] = rows;
    if (!first || !second) throw new Error('the fixture has rows');
    for (const copy of [
      [{ ...first, text: 'y' }, second, ...rest],
      rows.slice(1),
      rows.slice(0, -1),
      [...rows, first],
      [second, first, ...rest],
      [],
    ])
      expect((await proof(copy)).matches).toBe(false);
    expect((await rehash(streamOf(rows), manifest, deriveEdgeKeys(keysOf.dev.root, edge, 2).hashKey)).matches).toBe(
      false,
    );
  });
});

describe('a receipt', () => {
  const receipt = {
    tenant: 'acme',
    snapshot: 'sha256:1',
    receiver: 'train',
    rows: 1,
    activatedAt: '2026-01-01T00:00:00.000Z',
  };
  it("opens with the receiver's key and no other", () => {
    const signed = signReceipt(receipt, keysOf.train.sign);
    expect(openReceipt(signed, keysOf.train.sign.publicKey)).toMatchObject(receipt);
    expect(() => openReceipt(signed, keysOf.dev.sign.publicKey)).toThrow(
      expect.objectContaining({ code: 'signature.invalid' }),
    );
  });
});
