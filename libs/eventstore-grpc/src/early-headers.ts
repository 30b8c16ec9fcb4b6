import { Metadata, ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import { StreamsService } from './generated/streams.js';

/**
 * Answers a read's headers with ours at once. The official client's native half sends its headers and its question in
 * two segments and holds the second one back until the first is acknowledged: without an answer, for 40 ms.
 */
export const earlyHeaders: ServerInterceptor = (method, call) => {
  if (method.path !== StreamsService.read.path) return new ServerInterceptingCall(call);
  return new ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMetadata: (metadata, receive) => {
          call.sendMetadata(new Metadata());
          receive(metadata);
        },
      }),
  });
};
