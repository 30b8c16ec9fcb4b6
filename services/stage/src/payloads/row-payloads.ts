import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, formatPayloadRef } from '@wordslab/contracts';
import { BLOBS } from '@wordslab/platform';
import type { BlobStore } from '@wordslab/platform/process';
import { ChunkWriter } from './chunk-writer.js';
import { PayloadStore } from './payload-store.js';

/** A payload of rows and how many it holds. */
export interface RowPayload {
  readonly ref: string;
  readonly rows: number;
}
export interface WrittenRows {
  readonly payloads: readonly RowPayload[];
  readonly rows: number;
  /** SHA-256 of the rows' canonical JSON, one per line; the same rows give the same digest. */
  readonly digest: string;
}

/** Rows that are anonymized already, in the payload store: chunks of NDJSON, compressed, in clear. */
@Injectable()
export class RowPayloads {
  constructor(
    private readonly payloads: PayloadStore,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  async write(rows: Iterable<object> | AsyncIterable<object>): Promise<WrittenRows> {
    const hash = createHash('sha256');
    const writer = new ChunkWriter((bytes) => this.blobs.put(bytes));
    let count = 0;
    try {
      for await (const row of rows) {
        const line = `${canonicalJson(row)}\n`;
        hash.update(line);
        count += 1;
        await writer.add(line);
      }
    } catch (error) {
      await writer.settle();
      throw error;
    }
    const chunks = await writer.finish();
    const payloads = chunks.map((chunk) => ({ ref: formatPayloadRef({ address: chunk.address }), rows: chunk.rows }));
    return { payloads, rows: count, digest: `sha256:${hash.digest('hex')}` };
  }

  /** The rows of payloads, one after another. @throws NotFound `blob.not_found`, Unavailable `blob.damaged` */
  async *read(payloads: readonly RowPayload[]): AsyncIterable<Record<string, unknown>> {
    for (const { ref } of payloads) for (const line of await this.payloads.lines(ref)) yield JSON.parse(line);
  }
}
