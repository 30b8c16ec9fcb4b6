import type { StreamsServiceServer } from '../generated/streams-v2.js';
import { answer, type HandlerOptions } from '../handlers.js';
import { appendRecords } from './append-records.js';
import { appendSession } from './append-session.js';
import { toRecordsError, toSessionError } from './failures.js';

/** The second version's service of streams: appends to several of them at once. */
export const multiStreamHandlers = ({
  streams,
  onError,
}: Pick<HandlerOptions, 'streams' | 'onError'>): StreamsServiceServer => ({
  appendSession: (call, callback) => answer(callback, onError, () => appendSession(streams, call), toSessionError),
  appendRecords: ({ request }, callback) =>
    answer(callback, onError, () => appendRecords(streams, request), toRecordsError),
});
