import {
  type DsseEnvelope,
  type PublishedField,
  RECEIPT_TYPE,
  openEnvelope,
  signEnvelope,
  type SigningKeyPair,
  sha256Hex,
  type SnapshotManifest,
  type SnapshotReceipt,
  snapshotReceipt,
  ValidationFailed,
} from '@wordslab/contracts/core';
import { openChunk, rawHash } from '../codec/chunk-codec.js';
import { decodeRows, encodeRow, type Row } from '../codec/rows.js';
import type { EdgeSecrets } from '../keys/edge-keys.js';
import type { OpenedSnapshot } from './checks.js';

/**
 * The rows of the `index`-th chunk, verified: name, encryption, length, keyed hash, number of rows, and no field that
 * the manifest does not name.
 * @throws ValidationFailed with a refusal code
 */
export const openRows = (
  opened: Pick<OpenedSnapshot, 'offer' | 'manifest'> & { secrets: EdgeSecrets },
  index: number,
  wire: Buffer,
): Row[] => {
  const raw = opened.manifest.tables.flatMap((table) => table.chunks)[index];
  const listed = opened.offer.chunks[index];
  if (!raw || !listed || sha256Hex(wire) !== listed.wire)
    throw new ValidationFailed('snapshot.bad_chunk', `chunk ${index} is not the one that was offered`);
  const rows = decodeRows(openChunk(wire, opened.secrets, { hash: raw.hash, rawBytes: listed.rawBytes }));
  if (rows.length !== raw.rows)
    throw new ValidationFailed('snapshot.bad_rows', `chunk ${index} has ${rows.length} rows instead of ${raw.rows}`);
  checkFields(rows, opened.manifest.schema.fields);
  return rows;
};

const checkFields = (rows: readonly Row[], fields: readonly PublishedField[]): void => {
  const names = new Set(fields.map((field) => field.name));
  for (const row of rows)
    for (const name of Object.keys(row))
      if (!names.has(name))
        throw new ValidationFailed(
          'snapshot.schema_uncovered',
          `rows hold '${name}', which the manifest does not name`,
        );
};

export interface Rehashed {
  /** Every chunk's hash, and the number of rows, is what the home signed. */
  readonly matches: boolean;
  readonly rows: number;
  /** Index of the first chunk whose rows differ; null where all match. */
  readonly firstDifference: number | null;
}

/**
 * Hashes a copy's rows again, grouped as in the manifest: the proof that they are what the home signed.
 * `manifest` has its chunk lists in place (`expandManifest`).
 */
export const rehash = async (
  rows: AsyncIterable<Row>,
  manifest: SnapshotManifest,
  hashKey: Buffer,
): Promise<Rehashed> => {
  const expected = manifest.tables.flatMap((table) => table.chunks);
  let chunk = 0;
  let count = 0;
  let firstDifference: number | null = null;
  let lines: Buffer[] = [];
  for await (const row of rows) {
    count += 1;
    lines.push(encodeRow(row));
    if (lines.length < (expected[chunk]?.rows ?? 1)) continue;
    if (rawHash(hashKey, Buffer.concat(lines)) !== expected[chunk]?.hash) firstDifference ??= chunk;
    chunk += 1;
    lines = [];
  }
  if (lines.length || chunk < expected.length) firstDifference ??= chunk;
  return { matches: firstDifference === null, rows: count, firstDifference };
};

/** The receiver's signed word that it verified and activated a snapshot. */
export const signReceipt = (receipt: Omit<SnapshotReceipt, 'v' | 'kind'>, key: SigningKeyPair): DsseEnvelope =>
  signEnvelope(RECEIPT_TYPE, { v: 1, kind: 'wordslab.receipt', ...receipt }, key);

/** @throws ValidationFailed `signature.*` when the receipt is not signed by `signKey` (the receiver's, from the descriptor) */
export const openReceipt = (envelope: DsseEnvelope, signKey: string): SnapshotReceipt =>
  openEnvelope(envelope, RECEIPT_TYPE, snapshotReceipt, [signKey]);
