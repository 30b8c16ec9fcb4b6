import {
  canonicalJson,
  type DsseEnvelope,
  OFFER_TYPE,
  type RawChunk,
  signEnvelope,
  type SigningKeyPair,
  type SnapshotManifest,
  type SnapshotOffer,
  type WireChunk,
  type WrappedKey,
} from '@wordslab/contracts/core';
import { rawHash, sealChunk } from '../codec/chunk-codec.js';
import { Chunker, type ChunkSizes, chunkSizes } from '../codec/chunker.js';
import { MAX_WIRE_BYTES } from '../codec/limits.js';
import { encodeRow, type Row } from '../codec/rows.js';
import type { EdgeSecrets } from '../keys/edge-keys.js';
import { named, type NamedBytes, splitList } from './chunk-lists.js';

/** All of a manifest that does not come from the rows. */
export type SnapshotInput = Pick<
  SnapshotManifest,
  'tenant' | 'edge' | 'entity' | 'projection' | 'source' | 'schema' | 'policy' | 'keyEpoch' | 'attestation'
>;

/** Takes each finished chunk; its promise is the back-pressure. */
export type ChunkSink = (chunk: NamedBytes) => Promise<void>;

export interface BuiltSnapshot {
  /** `sha256:<hex>` of the manifest's canonical JSON. */
  readonly snapshot: string;
  readonly manifest: NamedBytes;
  /** Index chunks of the manifest and of the offer; empty up to 1,000 chunks. */
  readonly documents: readonly NamedBytes[];
  /** For the offer, in order: the list itself, or the names of its index chunks. */
  readonly list: { readonly chunks: WireChunk[]; readonly index?: string[] };
  readonly rows: number;
  /** Bytes on the wire. */
  readonly bytes: number;
  readonly chunks: number;
}

/**
 * Builds a snapshot from rows that come in the order of the view's row key. Memory is that of one chunk, plus some 300
 * bytes per chunk for the lists. The same input, rows and hash key give the same snapshot id.
 * @throws ValidationFailed `snapshot.row_too_large`
 */
export const buildSnapshot = async (
  input: SnapshotInput,
  secrets: EdgeSecrets,
  rows: AsyncIterable<Row>,
  sink: ChunkSink,
  sizes: ChunkSizes = chunkSizes,
): Promise<BuiltSnapshot> => {
  const chunker = new Chunker(secrets.hashKey, sizes);
  const raws: RawChunk[] = [];
  const wires: WireChunk[] = [];
  const seal = async (lines: readonly Buffer[]): Promise<void> => {
    for (const part of sealWithin(lines, secrets)) {
      raws.push(part.raw);
      wires.push({ wire: part.wire.name, bytes: part.wire.bytes.length, rawBytes: part.raw.bytes });
      await sink(part.wire);
    }
  };
  for await (const row of rows) {
    const ended = chunker.push(encodeRow(row));
    if (ended) await seal(ended);
  }
  const last = chunker.flush();
  if (last) await seal(last);
  return assemble(input, raws, wires);
};

const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);

const assemble = (input: SnapshotInput, raws: readonly RawChunk[], wires: readonly WireChunk[]): BuiltSnapshot => {
  const rawList = splitList(raws);
  const wireList = splitList(wires);
  const rows = sum(raws, (chunk) => chunk.rows);
  const { documents: rawDocuments, ...rawTable } = rawList;
  const { documents: wireDocuments, ...list } = wireList;
  const content: SnapshotManifest = {
    v: 1,
    kind: 'wordslab.snapshot',
    ...input,
    codec: 'ndjson-jcs/1',
    tables: [{ name: input.projection.name, rows, ...rawTable }],
    totals: { rows, bytes: sum(raws, (chunk) => chunk.bytes) },
  };
  const manifest = named(Buffer.from(canonicalJson(content)));
  return {
    snapshot: `sha256:${manifest.name}`,
    manifest,
    documents: [...rawDocuments, ...wireDocuments],
    list,
    rows,
    bytes: sum(wires, (chunk) => chunk.bytes),
    chunks: wires.length,
  };
};

interface SealedPart {
  readonly raw: RawChunk;
  readonly wire: NamedBytes;
}

/**
 * Seals rows as one chunk. The chunker's estimate keeps it under the limit of the wire; should some data ever compress
 * worse than that estimate, the rows are halved, so that it is shipped all the same. (One row always fits.)
 * @internal exported for its spec
 */
export const sealWithin = (lines: readonly Buffer[], secrets: EdgeSecrets, limit = MAX_WIRE_BYTES): SealedPart[] => {
  const raw = Buffer.concat(lines);
  const wire = sealChunk(raw, secrets.edgeKey);
  if (wire.length > limit && lines.length > 1) {
    const middle = lines.length >> 1;
    return [...sealWithin(lines.slice(0, middle), secrets, limit), ...sealWithin(lines.slice(middle), secrets, limit)];
  }
  return [{ raw: { hash: rawHash(secrets.hashKey, raw), rows: lines.length, bytes: raw.length }, wire: named(wire) }];
};

export interface OfferInput {
  readonly tenant: string;
  readonly edge: SnapshotOffer['edge'];
  readonly base: string | null;
  readonly keys: readonly WrappedKey[];
  /** ISO 8601, UTC. */
  readonly expires: string;
  readonly scan: SnapshotOffer['scan'];
}

/** The signed offer of a built snapshot, as it travels: canonical JSON of a DSSE envelope, named by its SHA-256. */
export const signOffer = (built: BuiltSnapshot, input: OfferInput, key: SigningKeyPair): NamedBytes => {
  const offer: SnapshotOffer = {
    v: 1,
    kind: 'wordslab.offer',
    tenant: input.tenant,
    snapshot: built.snapshot,
    manifest: built.manifest.name,
    edge: input.edge,
    base: input.base,
    ...built.list,
    compressor: 'zstd',
    cipher: 'A256GCM-HKDF-SHA256',
    keys: [...input.keys],
    expires: input.expires,
    scan: input.scan,
  };
  return envelopeBytes(signEnvelope(OFFER_TYPE, offer, key));
};

export const envelopeBytes = (envelope: DsseEnvelope): NamedBytes => named(Buffer.from(canonicalJson(envelope)));
