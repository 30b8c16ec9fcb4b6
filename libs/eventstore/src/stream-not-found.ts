import { NotFound } from '@wordslab/contracts/core';

/** What reading a stream without events fails with. */
export const streamNotFound = (stream: string): NotFound =>
  new NotFound('stream.not_found', `stream '${stream}' has no event`, undefined, { stream });
