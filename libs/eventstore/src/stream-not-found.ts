import { NotFound } from '@wordslab/contracts';

/** What reading a stream without events fails with. */
export const streamNotFound = (stream: string): NotFound =>
  new NotFound('stream.not_found', `stream '${stream}' has no event`, undefined, { stream });
