import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  dsseEnvelope,
  isSignedBy,
  OFFER_TYPE,
  openEnvelope,
  type PublishedField,
  sha256Hex,
  snapshotManifest,
  type SnapshotManifest,
  snapshotOffer,
  type SnapshotOffer,
} from '@wordslab/contracts';
import {
  decodeRows,
  type EdgeSecrets,
  expandManifest,
  expandOffer,
  openChunk,
  type Row,
  unwrapKeys,
} from '@wordslab/sync';
import { z } from 'zod';
import { claim } from './proof.js';
import type { Site } from './site.js';

/** `snapshot.activated` in a receiver's log, as far as proofs read it. */
const activated = z.object({
  snapshot: z.string(),
  from: z.string(),
  offer: z.string(),
  manifest: z.string(),
  projection: z.string(),
  entity: z.object({ kind: z.string(), id: z.string(), name: z.string(), version: z.number(), digest: z.string() }),
});
export type Activated = z.infer<typeof activated>;

/** A copy opened from the receiver's own files, with its signatures checked. */
export interface OpenedCopy extends Activated {
  readonly module: string;
  readonly content: SnapshotManifest;
  readonly offered: SnapshotOffer;
  readonly secrets: EdgeSecrets;
  readonly fields: readonly PublishedField[];
}

/** The copies that are active in a module; a later snapshot of the same state replaces the earlier. */
export const activatedCopies = async (site: Site, module: string): Promise<Activated[]> => {
  const all = await activations(site, module);
  return [
    ...new Map(all.map((copy) => [`${copy.projection} ${copy.entity.id}@${copy.entity.version}`, copy])).values(),
  ];
};

/** Every copy that a module ever activated, from its event log. */
export const activations = async (site: Site, module: string): Promise<Activated[]> => {
  const found: Activated[] = [];
  for await (const { data } of site.events(module, ['snapshot.activated'])) found.push(activated.parse(data));
  return found;
};

const chunkFile = (site: Site, module: string, name: string): Promise<Buffer> =>
  readFile(join(site.paths(module).blobs, 'chunks', name.slice(0, 2), name));

/**
 * Opens a copy: the offer must be signed by its home and by Lifecycle, with the keys that Admin signed for them, and the
 * manifest must be the one that the offer names.
 */
export const openCopy = async (site: Site, module: string, copy: Activated): Promise<OpenedCopy> => {
  const descriptor = await site.descriptor(module);
  const keyOf = (name: string) => descriptor.modules.find((m) => m.module === name)?.signKey ?? '';
  const envelope = dsseEnvelope.parse(JSON.parse((await chunkFile(site, module, copy.offer)).toString('utf8')));
  const offer = openEnvelope(envelope, OFFER_TYPE, snapshotOffer, [keyOf(copy.from)]);
  claim(isSignedBy(envelope, keyOf('lifecycle')), `the offer of ${copy.entity.name} lacks Lifecycle's signature`);
  const bytes = await chunkFile(site, module, copy.manifest);
  claim(
    `sha256:${sha256Hex(bytes)}` === copy.snapshot && offer.snapshot === copy.snapshot,
    `the manifest of ${copy.entity.name} is not the one that was signed`,
  );
  const documents = new Map<string, Buffer>();
  const manifest = snapshotManifest.parse(JSON.parse(bytes.toString('utf8')));
  const names = [...(offer.index ?? []), ...manifest.tables.flatMap((table) => table.index ?? [])];
  for (const name of names) documents.set(name, await chunkFile(site, module, name));
  const wrapped = offer.keys.find((key) => key.recipient === module);
  claim(wrapped !== undefined, `the offer of ${copy.entity.name} holds no key for ${module}`);
  return {
    ...copy,
    module,
    content: expandManifest(manifest, (name) => documents.get(name)),
    offered: expandOffer(offer, (name) => documents.get(name)),
    secrets: unwrapKeys(wrapped, site.keys(module).box, {
      tenant: offer.tenant,
      edge: offer.edge,
      keyEpoch: manifest.keyEpoch,
    }),
    fields: manifest.schema.fields,
  };
};

/** The rows of a copy as they stand in the receiver's database, in order. */
export const installedRows = (site: Site, copy: OpenedCopy): Promise<Row[]> =>
  site.withDatabase(copy.module, async (client) => {
    const table = `copies."${copy.projection.replaceAll('-', '_')}"`;
    const { rows } = await client.query<{ row: Row }>(`SELECT row FROM ${table} WHERE snapshot = $1 ORDER BY ordinal`, [
      copy.snapshot,
    ]);
    return rows.map((r) => r.row);
  });

/** The text of every chunk of a copy, decrypted with the receiver's key. */
export async function* decodedChunks(site: Site, copy: OpenedCopy): AsyncIterable<{ name: string; text: Buffer }> {
  const hashes = copy.content.tables.flatMap((table) => table.chunks);
  for (const [i, chunk] of copy.offered.chunks.entries()) {
    const raw = openChunk(await chunkFile(site, copy.module, chunk.wire), copy.secrets, {
      hash: hashes[i]?.hash ?? '',
      rawBytes: chunk.rawBytes,
    });
    decodeRows(raw);
    yield { name: chunk.wire, text: raw };
  }
}
