import { z } from 'zod';
import { edge, publishedField } from '../policy.js';

/** A row chunk as the manifest knows it: keyed hash of the raw canonical bytes, so that a relay cannot confirm guesses. */
export const rawChunk = z.object({ hash: z.string(), rows: z.number().int().min(1), bytes: z.number().int().min(1) });
export type RawChunk = z.infer<typeof rawChunk>;

export const snapshotTable = z.object({
  name: z.string(),
  rows: z.number().int().min(0),
  chunks: z.array(rawChunk),
  /** Over 1,000 chunks: `chunks` is empty and these name the index chunks, in order. */
  index: z.array(z.string()).max(1000).optional(),
});
/** An index chunk of a manifest: canonical JSON, named by its SHA-256 as every chunk is. It travels with the heads. */
export const rawIndex = z.object({ chunks: z.array(rawChunk).max(1000) });

/** The entity version that a snapshot shows. */
export const snapshotEntity = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int().min(1),
  name: z.string().max(120),
  digest: z.string(),
});
export type SnapshotEntity = z.infer<typeof snapshotEntity>;

/**
 * The content manifest. Its canonical JSON's SHA-256 is the snapshot id: the same content built twice has the same id.
 * Lists over 1,000 chunks stand in index chunks instead (`tables[].chunks` of each index chunk, in order).
 */
export const snapshotManifest = z.object({
  v: z.literal(1),
  kind: z.literal('wordslab.snapshot'),
  tenant: z.string(),
  edge,
  entity: snapshotEntity,
  projection: z.object({ name: z.string(), codeDigest: z.string() }),
  /** Log position of the event that last changed this state, and the revision of its stream. */
  source: z.object({ position: z.string(), head: z.number().int().min(0) }),
  /** The fields as they leave, in order, and the hash of the home's field list (names and classes). */
  schema: z.object({ hash: z.string(), fields: z.array(publishedField) }),
  policy: z.object({ id: z.string(), version: z.number().int(), hash: z.string() }),
  keyEpoch: z.number().int().min(1),
  codec: z.literal('ndjson-jcs/1'),
  tables: z.array(snapshotTable),
  totals: z.object({ rows: z.number().int().min(0), bytes: z.number().int().min(0) }),
  /** The deterministic part of the privacy attestation; null where not computed. */
  attestation: z.object({
    k: z.number().int().nullable(),
    l: z.number().int().nullable(),
    suppressed: z.number().int().min(0),
  }),
});
export type SnapshotManifest = z.infer<typeof snapshotManifest>;

/** A chunk on the wire: SHA-256 of the encrypted bytes is its name. */
export const wireChunk = z.object({
  wire: z.string(),
  bytes: z.number().int().min(1),
  rawBytes: z.number().int().min(1),
});
export type WireChunk = z.infer<typeof wireChunk>;
/** An index chunk of an offer. */
export const wireIndex = z.object({ chunks: z.array(wireChunk).max(1000) });

export const wrappedKey = z.object({
  recipient: z.string(),
  alg: z.literal('X25519-HKDF-SHA256-A256GCM'),
  /** base64 SPKI of the ephemeral key */
  ephemeral: z.string(),
  /** base64 of nonce, ciphertext and tag: edge key and hash key, 64 bytes in clear */
  wrapped: z.string(),
});
export type WrappedKey = z.infer<typeof wrappedKey>;

/** What the producer signs (DSSE, `OFFER_TYPE`); Lifecycle counter-signs the same payload. */
export const snapshotOffer = z.object({
  v: z.literal(1),
  kind: z.literal('wordslab.offer'),
  tenant: z.string(),
  snapshot: z.string(),
  /** SHA-256 of the manifest's canonical bytes under which it travels as a chunk (equals the id's hex part). */
  manifest: z.string(),
  edge,
  /** The snapshot before this one of the same edge, projection and entity. */
  base: z.string().nullable(),
  chunks: z.array(wireChunk),
  /** Over 1,000 chunks: `chunks` is empty and these name the index chunks, in order. */
  index: z.array(z.string()).max(1000).optional(),
  compressor: z.literal('zstd'),
  cipher: z.literal('A256GCM-HKDF-SHA256'),
  keys: z.array(wrappedKey),
  expires: z.iso.datetime(),
  /** How many personal values of the source were searched in the outgoing rows, and how many were found (0, or it is refused). */
  scan: z.object({ searched: z.number().int().min(0), found: z.number().int().min(0) }),
});
export type SnapshotOffer = z.infer<typeof snapshotOffer>;
export const OFFER_TYPE = 'application/vnd.wordslab.offer+json';

/** The receiver's signed word that the snapshot was verified and activated (DSSE, `RECEIPT_TYPE`). */
export const snapshotReceipt = z.object({
  v: z.literal(1),
  kind: z.literal('wordslab.receipt'),
  tenant: z.string(),
  snapshot: z.string(),
  receiver: z.string(),
  rows: z.number().int().min(0),
  activatedAt: z.iso.datetime(),
});
export type SnapshotReceipt = z.infer<typeof snapshotReceipt>;
export const RECEIPT_TYPE = 'application/vnd.wordslab.receipt+json';
