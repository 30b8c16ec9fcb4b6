/** Raw bytes below which a chunk is not cut by content. */
export const MIN_CHUNK_BYTES = 256 * 1024;
/** Raw bytes that no chunk exceeds; also the bound of every decompression. */
export const MAX_CHUNK_BYTES = 2 * 1024 * 1024;
/** Bytes that no message with a chunk exceeds (the broker's window is made for this). */
export const MAX_WIRE_BYTES = 512 * 1024;
/** Raw bytes of a row, line feed included. Such a row alone fits the wire even if it does not compress at all. */
export const MAX_ROW_BYTES = 504 * 1024;
/** Entries of a chunk list that stand in a manifest or offer itself; longer lists stand in index chunks of this size. */
export const MAX_LISTED_CHUNKS = 1000;
