import {
  type ChunkRange,
  dsseEnvelope,
  snapshotManifest,
  type SnapshotManifest,
  type SnapshotOffer,
  snapshotOffer,
} from '@wordslab/contracts/core';
import type { BlobStore } from '../ports.js';
import { expandOffer, indexNames, type ReadDocument } from '../snapshot/chunk-lists.js';
import type { SnapshotHeads } from '../snapshot/checks.js';
import { fromRanges } from '../snapshot/ranges.js';

/** The blobs under which the heads of a snapshot travel. */
export interface HeadNames {
  readonly offer: string;
  readonly manifest: string;
}

/** Heads that are here, or the names of those that are missing. */
export type LoadedHeads = { readonly heads: SnapshotHeads } | { readonly missing: readonly string[] };

/** What bytes say, before any check: enough to know which index chunks belong to them; undefined when malformed. */
const peek = (offer: Buffer, manifest: Buffer): { offer: SnapshotOffer; manifest: SnapshotManifest } | undefined => {
  try {
    const envelope = dsseEnvelope.parse(JSON.parse(offer.toString()));
    return {
      offer: snapshotOffer.parse(JSON.parse(Buffer.from(envelope.payload, 'base64').toString())),
      manifest: snapshotManifest.parse(JSON.parse(manifest.toString())),
    };
  } catch {
    // Malformed heads go to the checks, which refuse them with a reason.
    return undefined;
  }
};

/** Loads offer, manifest and index chunks. */
export const loadHeads = async (blobs: BlobStore, names: HeadNames): Promise<LoadedHeads> => {
  const [offer, manifest] = await Promise.all([blobs.get(names.offer), blobs.get(names.manifest)]);
  if (!offer || !manifest) return { missing: [...(offer ? [] : [names.offer]), ...(manifest ? [] : [names.manifest])] };
  const seen = peek(offer, manifest);
  const documents = new Map<string, Buffer>();
  const missing: string[] = [];
  for (const name of seen ? indexNames(seen.manifest, seen.offer) : []) {
    const bytes = await blobs.get(name);
    if (bytes) documents.set(name, bytes);
    else missing.push(name);
  }
  const read: ReadDocument = (name) => documents.get(name);
  return missing.length ? { missing } : { heads: { offer, manifest, read } };
};

/** The names that answer a want, heads first. Empty when the heads themselves are not here. */
export const answerTo = async (
  blobs: BlobStore,
  names: HeadNames,
  want: { readonly heads: 'yes' | 'no'; readonly ranges: readonly ChunkRange[] },
): Promise<string[]> => {
  const loaded = await loadHeads(blobs, names);
  if (!('heads' in loaded)) return [];
  const seen = peek(loaded.heads.offer, loaded.heads.manifest);
  if (!seen) return [];
  const list = expandOffer(seen.offer, loaded.heads.read).chunks;
  const heads = want.heads === 'yes' ? [names.offer, names.manifest, ...indexNames(seen.manifest, seen.offer)] : [];
  const chunks = fromRanges(want.ranges, list.length).flatMap((index) => list[index]?.wire ?? []);
  return [...new Set([...heads, ...chunks])];
};
