import {
  canonicalJson,
  type DeploymentDescriptor,
  dsseEnvelope,
  type DsseEnvelope,
  type Edge,
  hashOfPolicy,
  OFFER_TYPE,
  openEnvelope,
  type PolicyVersion,
  sha256Hex,
  type SnapshotManifest,
  snapshotManifest,
  type SnapshotOffer,
  snapshotOffer,
  splitVersion,
} from '@wordslab/contracts/core';
import { MAX_CHUNK_BYTES, MAX_WIRE_BYTES } from '../codec/limits.js';
import { unwrapKeys } from '../keys/wrap.js';
import type { BoxKeyPair } from '../keys/module-keys.js';
import type { EdgeSecrets } from '../keys/edge-keys.js';
import { expandManifest, expandOffer, type ReadDocument } from './chunk-lists.js';
import { checkOrder, type SnapshotPoint } from './order.js';
import { type Checked, type Refusal, refusal } from './refusal.js';

/** The two heads of a snapshot as they came, and the index chunks they name. */
export interface SnapshotHeads {
  readonly offer: Buffer;
  readonly manifest: Buffer;
  readonly read: ReadDocument;
}

/** Heads that passed: chunk lists in place, one wire chunk per raw chunk, in order. */
export interface OpenedSnapshot {
  readonly envelope: DsseEnvelope;
  readonly offer: SnapshotOffer;
  readonly manifest: SnapshotManifest;
}

/** What Lifecycle ordered: the snapshot must be this, under the policy that it approved. */
export interface OrderedSnapshot {
  readonly from: string;
  readonly to: string;
  readonly projection: string;
  readonly partition: string;
  readonly policy: PolicyVersion;
}

/** What every check needs. `now` is in milliseconds; `last` finds the last snapshot of the same edge, projection and entity version. */
export interface CheckContext {
  readonly descriptor: DeploymentDescriptor;
  readonly now: number;
  /** Most bytes on the wire that a snapshot may have. */
  readonly maxBytes: number;
  readonly last: (manifest: SnapshotManifest) => SnapshotPoint | null;
}

/** Lifecycle's checks before it stores and relays: everything but the rows, which it cannot read. */
export const hubChecks = (
  heads: SnapshotHeads,
  order: OrderedSnapshot,
  context: CheckContext,
): Checked<OpenedSnapshot> =>
  check(heads, { from: order.from, to: order.to }, [order.from], context, (opened) => [
    () => checkOrdered(opened, order),
    () => checkPolicy(opened.manifest, order.policy),
    () => checkCovered(opened.manifest, order.policy),
  ]);

/** The receiver's checks before it asks for chunks; the producer's and Lifecycle's signature must both be there. */
export const receiverChecks = (
  heads: SnapshotHeads,
  relayed: { readonly from: string; readonly snapshot: string },
  box: BoxKeyPair,
  context: CheckContext,
): Checked<OpenedSnapshot & { secrets: EdgeSecrets }> => {
  const hub = context.descriptor.modules.find((module) => module.kind === 'lifecycle')?.module ?? '';
  const edge = { from: relayed.from, to: context.descriptor.module };
  const checked = check(heads, edge, [relayed.from, hub], context, (opened) => [
    () =>
      opened.offer.snapshot === relayed.snapshot
        ? null
        : refusal('snapshot.bad_manifest', 'the offer is of another snapshot'),
  ]);
  return checked.ok ? openKeys(checked.value, box) : checked;
};

const check = (
  heads: SnapshotHeads,
  edge: Edge,
  signers: readonly string[],
  context: CheckContext,
  further: (opened: OpenedSnapshot) => (() => Refusal | null)[],
): Checked<OpenedSnapshot> => {
  const opened = openHeads(heads, signers, context.descriptor);
  if (!opened.ok) return opened;
  const { offer, manifest } = opened.value;
  const checks = [
    () => checkAddress(offer, edge, context.descriptor),
    () =>
      Date.parse(offer.expires) > context.now ? null : refusal('snapshot.expired', `it expired at ${offer.expires}`),
    () => checkManifest(heads, offer, manifest),
    () => checkSizes(offer, context.maxBytes),
    () =>
      offer.scan.found === 0 ? null : refusal('snapshot.leak_found', `its own scan found ${offer.scan.found} values`),
    ...further(opened.value),
    () => checkOrder(offer, manifest, context.last(manifest)),
  ];
  for (const each of checks) {
    const refused = each();
    if (refused) return { ok: false, refusal: refused };
  }
  return opened;
};

/** Opens the envelope with the keys of the descriptor and no others, then puts the chunk lists in place. */
const openHeads = (
  heads: SnapshotHeads,
  signers: readonly string[],
  descriptor: DeploymentDescriptor,
): Checked<OpenedSnapshot> => {
  const keys = signers.map((signer) => descriptor.modules.find((m) => m.module === signer)?.signKey);
  let envelope: DsseEnvelope;
  let offer: SnapshotOffer;
  try {
    envelope = dsseEnvelope.parse(JSON.parse(heads.offer.toString()));
    const known = keys.filter((key) => key !== undefined);
    if (known.length < keys.length) throw new Error('a signer is not in the descriptor');
    offer = openEnvelope(envelope, OFFER_TYPE, snapshotOffer, known);
  } catch (e) {
    const why = e instanceof Error && !('issues' in e) ? e.message : 'not an envelope';
    return {
      ok: false,
      refusal: refusal('snapshot.bad_signature', `the offer is not signed by ${signers.join(' and ')}: ${why}`),
    };
  }
  try {
    const manifest = expandManifest(snapshotManifest.parse(JSON.parse(heads.manifest.toString())), heads.read);
    return { ok: true, value: { envelope, offer: expandOffer(offer, heads.read), manifest } };
  } catch {
    // The reason is a schema's or parser's text about the sender's bytes: of no use to whoever reads the refusal.
    return { ok: false, refusal: refusal('snapshot.bad_manifest', 'the manifest or a list of chunks is malformed') };
  }
};

const checkAddress = (offer: SnapshotOffer, edge: Edge, descriptor: DeploymentDescriptor): Refusal | null => {
  if (offer.tenant !== descriptor.tenant)
    return refusal('snapshot.wrong_tenant', `it belongs to tenant '${offer.tenant}'`);
  const found = `${offer.edge.from} → ${offer.edge.to}`;
  if (offer.edge.from !== edge.from || offer.edge.to !== edge.to)
    return refusal('snapshot.wrong_edge', `it is for ${found}, expected ${edge.from} → ${edge.to}`);
  if (!descriptor.routes.some((route) => route.from === edge.from && route.to === edge.to))
    return refusal('snapshot.wrong_edge', `no route leads ${found}`);
  if (!offer.keys.length || offer.keys.some((key) => key.recipient !== edge.to))
    return refusal('snapshot.bad_keys', `its keys must be wrapped for '${edge.to}' and nobody else`);
  return null;
};

const checkManifest = (heads: SnapshotHeads, offer: SnapshotOffer, manifest: SnapshotManifest): Refusal | null => {
  const bad = (why: string): Refusal => refusal('snapshot.bad_manifest', why);
  const hash = sha256Hex(heads.manifest);
  if (hash !== offer.manifest || offer.snapshot !== `sha256:${hash}`)
    return bad('it is not the manifest that was signed');
  if (manifest.tenant !== offer.tenant || canonicalJson(manifest.edge) !== canonicalJson(offer.edge))
    return bad('manifest and offer name different tenants or edges');
  if (!/^\d+$/.test(manifest.source.position)) return bad('its source position is not a number');
  const raws = manifest.tables.flatMap((table) => table.chunks);
  if (raws.length !== offer.chunks.length || raws.some((raw, i) => raw.bytes !== offer.chunks[i]?.rawBytes))
    return bad('manifest and offer list different chunks');
  const rowsOf = (chunks: typeof raws): number => chunks.reduce((total, chunk) => total + chunk.rows, 0);
  const bytes = raws.reduce((total, chunk) => total + chunk.bytes, 0);
  if (manifest.tables.some((table) => table.rows !== rowsOf(table.chunks)))
    return bad('a table has not the rows it says');
  if (manifest.totals.rows !== rowsOf(raws) || manifest.totals.bytes !== bytes) return bad('its totals are wrong');
  return null;
};

const checkSizes = (offer: SnapshotOffer, maxBytes: number): Refusal | null => {
  if (offer.chunks.some((chunk) => chunk.rawBytes > MAX_CHUNK_BYTES))
    return refusal('snapshot.bomb', `a chunk declares more than ${MAX_CHUNK_BYTES} bytes`);
  if (offer.chunks.some((chunk) => chunk.bytes > MAX_WIRE_BYTES))
    return refusal('snapshot.bad_manifest', `a chunk is longer than ${MAX_WIRE_BYTES} bytes on the wire`);
  const bytes = offer.chunks.reduce((total, chunk) => total + chunk.bytes, 0);
  return bytes <= maxBytes ? null : refusal('snapshot.quota', `it has ${bytes} bytes; ${maxBytes} are allowed`);
};

const checkOrdered = ({ manifest }: OpenedSnapshot, order: OrderedSnapshot): Refusal | null => {
  const wanted = splitVersion(order.partition);
  const same =
    manifest.projection.name === order.projection &&
    manifest.entity.id === wanted.id &&
    manifest.entity.version === wanted.version;
  return same ? null : refusal('snapshot.not_ordered', `${order.projection} of ${order.partition} was ordered`);
};

/** The approved policy is the one that the order carries; its hash is computed here, not believed. */
const checkPolicy = (manifest: SnapshotManifest, policy: PolicyVersion): Refusal | null => {
  const { document } = policy;
  const fits =
    hashOfPolicy(document) === manifest.policy.hash &&
    document.id === manifest.policy.id &&
    policy.version === manifest.policy.version &&
    document.projection === manifest.projection.name &&
    canonicalJson(document.edge) === canonicalJson(manifest.edge);
  return fits
    ? null
    : refusal(
        'snapshot.policy_not_approved',
        `built under ${manifest.policy.id} v${manifest.policy.version}, which is not the approved one`,
      );
};

const checkCovered = (manifest: SnapshotManifest, policy: PolicyVersion): Refusal | null => {
  for (const field of manifest.schema.fields) {
    const transform = policy.document.fields[field.name];
    if (!transform || transform.use === 'drop')
      return refusal('snapshot.schema_uncovered', `the policy does not let '${field.name}' leave`, field.name);
    if (transform.use === 'keep' && (field.class === 'personal' || field.class === 'text'))
      return refusal('snapshot.schema_uncovered', `'${field.name}' is ${field.class} and cannot be kept`, field.name);
  }
  return null;
};

const openKeys = (opened: OpenedSnapshot, box: BoxKeyPair): Checked<OpenedSnapshot & { secrets: EdgeSecrets }> => {
  const { offer, manifest } = opened;
  const context = { tenant: offer.tenant, edge: offer.edge, keyEpoch: manifest.keyEpoch };
  try {
    const wrap = offer.keys[0];
    if (!wrap) return { ok: false, refusal: refusal('snapshot.bad_keys', 'no key is wrapped for this module') };
    return { ok: true, value: { ...opened, secrets: unwrapKeys(wrap, box, context) } };
  } catch (e) {
    return { ok: false, refusal: refusal('snapshot.bad_keys', e instanceof Error ? e.message : String(e)) };
  }
};
