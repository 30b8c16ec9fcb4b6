import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';

const compress = promisify(zstdCompress);

/** Raw bytes of a chunk of rows. */
export const CHUNK_BYTES = 1024 * 1024;

/** A chunk of rows in the payload store: NDJSON, zstd, sealed. */
export interface StoredChunk {
  /** Digest of the sealed bytes, by which the payload store finds them. */
  readonly address: string;
  readonly rows: number;
  /** Raw NDJSON bytes. */
  readonly bytes: number;
}

/** Where chunks go; it answers with the address. */
export type PutChunk = (compressed: Uint8Array) => Promise<string>;

/** Collects rows into chunks. One chunk is compressed and stored while the next fills, no more: that bounds memory. */
export class ChunkWriter {
  private text: string[] = [];
  private length = 0;
  private storing: Promise<void> = Promise.resolve();
  private readonly stored: StoredChunk[] = [];

  constructor(private readonly put: PutChunk) {}

  /** Adds a row, which ends with a line end. Waits only where a chunk is full. */
  add(row: string): Promise<void> | undefined {
    this.text.push(row);
    this.length += row.length;
    return this.length >= CHUNK_BYTES ? this.flush() : undefined;
  }

  /** All chunks, once the last is stored. */
  async finish(): Promise<readonly StoredChunk[]> {
    if (this.text.length > 0) await this.flush();
    await this.storing;
    return this.stored;
  }

  /** Waits for what is being stored, whether or not it can be: afterwards nothing of this writer is under way. */
  async settle(): Promise<void> {
    await this.storing.catch(() => undefined);
  }

  private async flush(): Promise<void> {
    const raw = Buffer.from(this.text.join(''));
    const rows = this.text.length;
    this.text = [];
    this.length = 0;
    await this.storing;
    this.storing = this.store(raw, rows);
    // The failure is met where this is awaited next; this only keeps it from counting as unhandled until then.
    this.storing.catch(() => undefined);
  }

  private async store(raw: Buffer, rows: number): Promise<void> {
    const address = await this.put(await compress(raw));
    this.stored.push({ address, rows, bytes: raw.length });
  }
}
