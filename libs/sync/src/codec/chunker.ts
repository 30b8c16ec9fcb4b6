import { hkdfSync } from 'node:crypto';
import { MAX_CHUNK_BYTES, MAX_WIRE_BYTES, MIN_CHUNK_BYTES } from './limits.js';

/** Raw bytes: no cut by content below `min`, one on average every `spread` after it, a cut at `max` at the latest. */
export interface ChunkSizes {
  readonly min: number;
  readonly spread: number;
  readonly max: number;
}
export const chunkSizes: ChunkSizes = { min: MIN_CHUNK_BYTES, spread: 256 * 1024, max: MAX_CHUNK_BYTES };

/** Room for the header, the tag, zstd's frame and a Huffman table per block. */
const WIRE_MARGIN = 32 * 1024;

/**
 * Groups encoded rows into chunks. Where it cuts depends on the rows and the hash key alone, never on a compressor's
 * output, so that the same rows give the same snapshot id under every version of zstd:
 *
 * - after at least 256 KiB, a row ends its chunk when its keyed hash falls under a threshold proportional to its length
 *   (a cut every 256 KiB on average however wide rows are). A changed row moves the cuts near it and no others. The
 *   hash is keyed so that a relay cannot recognise known rows by the lengths of chunks; it need not be cryptographic.
 * - before a row that would take the chunk over 2 MiB raw, or over what surely fits 512 KiB on the wire: the length of
 *   a Shannon-coded chunk, which zstd's Huffman stage stays close to even where nothing repeats. Text that compresses
 *   little is thus cut near 800 KiB.
 */
export class Chunker {
  private rows: Buffer[] = [];
  private bytes = 0;
  private cut = false;
  private readonly histogram = new Uint32Array(256);
  private readonly seed: number;

  constructor(
    hashKey: Buffer,
    private readonly sizes: ChunkSizes = chunkSizes,
  ) {
    this.seed = new DataView(hkdfSync('sha256', hashKey, '', 'wordslab/chunker/1', 4)).getUint32(0);
  }

  /** Takes the next row; returns the rows of the chunk that ended before it, if one did. */
  push(row: Buffer): readonly Buffer[] | undefined {
    const next = new Uint32Array(this.histogram);
    const hash = this.digest(row, next);
    const ended = this.cut || !fits(this.bytes + row.length, next, this.sizes.max) ? this.flush() : undefined;
    if (ended) for (const byte of row) this.histogram[byte] = (this.histogram[byte] ?? 0) + 1;
    else this.histogram.set(next);
    this.rows.push(row);
    this.bytes += row.length;
    this.cut = this.bytes >= this.sizes.min && hash < (row.length / this.sizes.spread) * 2 ** 32;
    return ended;
  }

  /** Ends the chunk that is being filled; undefined when it has no rows. */
  flush(): readonly Buffer[] | undefined {
    const rows = this.rows;
    this.rows = [];
    this.bytes = 0;
    this.cut = false;
    this.histogram.fill(0);
    return rows.length ? rows : undefined;
  }

  /** FNV-1a from a keyed seed with a final mix; counts the bytes on the way. */
  private digest(row: Buffer, histogram: Uint32Array): number {
    let hash = this.seed;
    for (const byte of row) {
      hash = Math.imul(hash ^ byte, 0x01000193);
      histogram[byte] = (histogram[byte] ?? 0) + 1;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}

const fits = (bytes: number, histogram: Uint32Array, max: number): boolean => {
  if (bytes > max) return false;
  const room = MAX_WIRE_BYTES - WIRE_MARGIN;
  return bytes <= room || shannonBits(bytes, histogram) <= room * 8;
};

/** Bits of a Shannon code over the bytes, ⌈log2(total / count)⌉ for each: integers only, the same on every machine. */
const shannonBits = (total: number, histogram: Uint32Array): number => {
  let bits = 0;
  for (const count of histogram)
    if (count > 0) bits += count * Math.max(1, 32 - Math.clz32(Math.ceil(total / count) - 1));
  return bits;
};
