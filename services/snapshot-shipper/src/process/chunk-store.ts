import { join } from 'node:path';
import { NotFound, Unavailable } from '@wordslab/contracts/core';
import { FileBlobStore } from '@wordslab/platform/process';
import type { BlobStore } from '@wordslab/sync';

/** What is under way between modules: a shelf of its own in the payload store, so that nobody tidies it away. */
export const chunkStoreOf = (blobsDir: string): BlobStore => {
  const blobs = new FileBlobStore(join(blobsDir, 'chunks'));
  return {
    has: (name) => blobs.has(name),
    put: async (name, bytes) => {
      const address = await blobs.put(bytes);
      if (address !== name)
        throw new Unavailable('chunk.misnamed', `bytes were to be stored as ${name}, but they are ${address}`);
    },
    get: async (name) => {
      try {
        return await blobs.get(name);
      } catch (error) {
        if (error instanceof NotFound) return null;
        throw error;
      }
    },
  };
};
