import type { ServerWritableStream } from '@grpc/grpc-js';
import { toServiceError } from '../failures.js';

/**
 * Writes messages no faster than the client takes them, and ends the call. A message is asked for only when the one
 * before it found room: what a slow client costs is a page of the store and gRPC's own buffer.
 */
export const pump = async <Req, Res>(
  call: ServerWritableStream<Req, Res>,
  messages: (signal: AbortSignal) => AsyncIterable<Res>,
  onError: (error: unknown) => void,
): Promise<void> => {
  const cancelled = new AbortController();
  call.on('cancelled', () => cancelled.abort());
  try {
    for await (const message of messages(cancelled.signal)) {
      if (cancelled.signal.aborted) return;
      if (!call.write(message)) await drained(call, cancelled.signal);
    }
    if (!cancelled.signal.aborted) call.end();
  } catch (error) {
    if (cancelled.signal.aborted) return;
    onError(error);
    call.emit('error', toServiceError(error));
  }
};

const drained = (call: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      call.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    if (signal.aborted) return resolve();
    call.on('drain', done);
    signal.addEventListener('abort', done);
  });
