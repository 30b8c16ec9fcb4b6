import {
  canonicalJson,
  rawIndex,
  sha256Hex,
  type SnapshotManifest,
  type SnapshotOffer,
  wireIndex,
} from '@wordslab/contracts/core';
import type { z } from 'zod';
import { MAX_LISTED_CHUNKS } from '../codec/limits.js';

/** Bytes that travel under the SHA-256 of themselves. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

export const named = (bytes: Buffer): NamedBytes => ({ name: sha256Hex(bytes), bytes });

export interface SplitList<T> {
  readonly chunks: T[];
  readonly index?: string[];
  /** The index chunks that `index` names. */
  readonly documents: NamedBytes[];
}

/** A list of up to 1,000 chunks stands where it is; a longer one is put into index chunks. */
export const splitList = <T>(list: readonly T[]): SplitList<T> => {
  if (list.length <= MAX_LISTED_CHUNKS) return { chunks: [...list], documents: [] };
  const documents: NamedBytes[] = [];
  for (let i = 0; i < list.length; i += MAX_LISTED_CHUNKS)
    documents.push(named(Buffer.from(canonicalJson({ chunks: list.slice(i, i + MAX_LISTED_CHUNKS) }))));
  return { chunks: [], index: documents.map((d) => d.name), documents };
};

/** Reads the index chunks that have come; what is missing is told by name. */
export type ReadDocument = (name: string) => Buffer | undefined;

const joinList = <T>(
  list: { chunks: readonly T[]; index?: readonly string[] | undefined },
  schema: z.ZodType<{ chunks: T[] }>,
  read: ReadDocument,
): T[] => [
  ...list.chunks,
  ...(list.index ?? []).flatMap(
    (name) => schema.parse(JSON.parse((read(name) ?? Buffer.from('null')).toString())).chunks,
  ),
];

/** The names of all index chunks of a manifest and its offer. */
export const indexNames = (manifest: SnapshotManifest, offer: SnapshotOffer): string[] => [
  ...manifest.tables.flatMap((table) => table.index ?? []),
  ...(offer.index ?? []),
];

/** The manifest with every chunk list in place. @throws when an index chunk is missing or malformed */
export const expandManifest = (manifest: SnapshotManifest, read: ReadDocument): SnapshotManifest => ({
  ...manifest,
  tables: manifest.tables.map((table) => ({
    name: table.name,
    rows: table.rows,
    chunks: joinList(table, rawIndex, read),
  })),
});

/** The offer with its chunk list in place. @throws when an index chunk is missing or malformed */
export const expandOffer = (offer: SnapshotOffer, read: ReadDocument): SnapshotOffer => {
  const { index: _, ...rest } = offer;
  return { ...rest, chunks: joinList(offer, wireIndex, read) };
};
