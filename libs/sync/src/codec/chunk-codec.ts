import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ValidationFailed } from '@wordslab/contracts/core';
import type { EdgeSecrets } from '../keys/edge-keys.js';
import { MAX_CHUNK_BYTES } from './limits.js';

/*
 * A chunk on the wire:
 *
 *   'WLC1' (4) · token (32) · AES-256-GCM ciphertext of the zstd frame · tag (16)
 *
 *   token     = HMAC-SHA256(edge key, 'wordslab/token/1' · compressed bytes)
 *   chunk key = HKDF-SHA256(edge key, salt = token, 'wordslab/chunk/1')
 *
 * The key must depend on the compressed bytes: derived from the raw bytes, another compressor version would encrypt two
 * different plaintexts under one key and nonce. So each plaintext has its own key, and the nonce can be fixed, which
 * makes the wire bytes, and with them the chunk's name, a function of the content: the same chunk is sent once.
 * The receiver needs the digest of the compressed bytes to derive the key. In clear, it would let the relay confirm a
 * guess of the rows; keyed, it tells the relay only that two chunks of one edge are equal, as their names do anyway.
 * The token is checked again after decryption, so a chunk belongs to one key alone.
 */
const MAGIC = Buffer.from('WLC1');
const TOKEN = 32;
const TAG = 16;
const HEADER = MAGIC.length + TOKEN;
const NONCE = Buffer.alloc(12);
/** No frame may ask for more memory than a chunk can have. */
const WINDOW_LOG_MAX = Math.log2(MAX_CHUNK_BYTES);

const tokenOf = (edgeKey: Buffer, compressed: Buffer): Buffer =>
  createHmac('sha256', edgeKey).update('wordslab/token/1').update(compressed).digest();
const chunkKey = (edgeKey: Buffer, token: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', edgeKey, token, 'wordslab/chunk/1', 32));

/** The keyed hash by which a manifest knows a raw chunk. */
export const rawHash = (hashKey: Buffer, raw: Buffer): string =>
  createHmac('sha256', hashKey).update(raw).digest('hex');

/** Compresses and encrypts a raw chunk. Deterministic for one edge key and one version of zstd. */
export const sealChunk = (raw: Buffer, edgeKey: Buffer): Buffer => {
  const compressed = zstdCompressSync(raw);
  const token = tokenOf(edgeKey, compressed);
  const cipher = createCipheriv('aes-256-gcm', chunkKey(edgeKey, token), NONCE);
  cipher.setAAD(MAGIC);
  return Buffer.concat([MAGIC, token, cipher.update(compressed), cipher.final(), cipher.getAuthTag()]);
};

const badChunk = (why: string, cause?: unknown): ValidationFailed =>
  new ValidationFailed(
    'snapshot.bad_chunk',
    `a chunk is not what its home signed: ${why}`,
    'Order the snapshot again.',
    undefined,
    { cause },
  );

/**
 * Decrypts, decompresses and checks a chunk against what the signed manifest and offer say of it.
 * @throws ValidationFailed `snapshot.bad_chunk`, or `snapshot.bomb` when it would unpack to more than it declares
 */
export const openChunk = (wire: Buffer, secrets: EdgeSecrets, expected: { hash: string; rawBytes: number }): Buffer => {
  const compressed = decrypt(wire, secrets.edgeKey);
  const raw = inflate(compressed, Math.min(expected.rawBytes, MAX_CHUNK_BYTES));
  if (raw.length !== expected.rawBytes) throw badChunk(`${raw.length} bytes instead of ${expected.rawBytes}`);
  if (rawHash(secrets.hashKey, raw) !== expected.hash) throw badChunk('its rows have another hash');
  return raw;
};

const decrypt = (wire: Buffer, edgeKey: Buffer): Buffer => {
  if (wire.length <= HEADER + TAG || !wire.subarray(0, MAGIC.length).equals(MAGIC)) throw badChunk('no such format');
  const token = wire.subarray(MAGIC.length, HEADER);
  const decipher = createDecipheriv('aes-256-gcm', chunkKey(edgeKey, token), NONCE, { authTagLength: TAG });
  decipher.setAAD(MAGIC);
  decipher.setAuthTag(wire.subarray(-TAG));
  const compressed = decipher.update(wire.subarray(HEADER, -TAG));
  try {
    decipher.final();
  } catch (cause) {
    throw badChunk('it does not decrypt under the key of this edge', cause);
  }
  if (!timingSafeEqual(tokenOf(edgeKey, compressed), token)) throw badChunk('its token is not that of its content');
  return compressed;
};

/** The output would pass the limit, or the frame asks for a window larger than any chunk. */
const isTooLarge = (cause: unknown): boolean =>
  typeof cause === 'object' &&
  cause !== null &&
  'code' in cause &&
  (cause.code === 'ERR_BUFFER_TOO_LARGE' || cause.code === 'ZSTD_error_frameParameter_windowTooLarge');

const inflate = (compressed: Buffer, limit: number): Buffer => {
  try {
    return zstdDecompressSync(compressed, {
      maxOutputLength: Math.max(limit, 1),
      params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG_MAX },
    });
  } catch (cause) {
    if (!isTooLarge(cause)) throw badChunk('it does not decompress', cause);
    throw new ValidationFailed(
      'snapshot.bomb',
      `a chunk unpacks to more than the ${limit} bytes that its offer declares`,
      'The producer is faulty or hostile: nothing of this snapshot was installed.',
      undefined,
      { cause },
    );
  }
};
