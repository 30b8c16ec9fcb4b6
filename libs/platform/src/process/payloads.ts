import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { parsePayloadRef } from '@wordslab/contracts/core';
import type { BlobStore } from './file-blob-store.js';
import { readKeyFile, SealedBlobs } from './sealed-blobs.js';

const decompress = promisify(zstdDecompress);

/** Where a module keeps its payloads' data keys: beside the key that encrypts them. */
export const dataKeysDir = (payloadKeyFile: string): string => join(dirname(payloadKeyFile), 'payload-keys');

/** The sealed payloads of a module; service and shipper open the same. */
export const openSealedBlobs = async (blobs: BlobStore, payloadKeyFile: string): Promise<SealedBlobs> =>
  new SealedBlobs(blobs, dataKeysDir(payloadKeyFile), await readKeyFile(payloadKeyFile));

/** The NDJSON that a payload reference of a published view names, opened and decompressed. */
export const readPayload = async (blobs: BlobStore, sealed: SealedBlobs, ref: string): Promise<Buffer> => {
  const { address, key } = parsePayloadRef(ref);
  return decompress(key === undefined ? await blobs.get(address) : await sealed.get(key, address));
};
