import { FileBlobStore, openSealedBlobs, readPayload } from '@wordslab/platform/process';
import type { Site } from './site.js';

/** The rows of a dataset version where it lives, opened with the home's own key. */
export async function* homeRows(
  site: Site,
  module: string,
  of: { projection: string; entity: { id: string; version: number } },
): AsyncIterable<Record<string, unknown>> {
  for await (const { text } of homePayloads(site, module, of))
    for (const line of text.toString('utf8').split('\n')) if (line !== '') yield JSON.parse(line);
}

/** The decrypted payloads of a dataset version, in order. */
export async function* homePayloads(
  site: Site,
  module: string,
  of: { projection: string; entity: { id: string; version: number } },
): AsyncIterable<{ name: string; text: Buffer }> {
  const paths = site.paths(module);
  const blobs = new FileBlobStore(paths.blobs);
  const sealed = await openSealedBlobs(blobs, paths.secret('payload-key'));
  const partition = `${of.entity.id}@${of.entity.version}`;
  const refs = await site.withDatabase(module, async (client) => {
    const view = `published."${of.projection.replaceAll('-', '_')}"`;
    const { rows } = await client.query<{ payload: string }>(
      `SELECT payload FROM ${view} WHERE partition = $1 ORDER BY row_key`,
      [partition],
    );
    return rows.map((row) => row.payload);
  });
  for (const ref of refs) yield { name: ref, text: await readPayload(blobs, sealed, ref) };
}
