import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleUnaryCall,
  sendUnaryData,
  ServerErrorResponse,
} from '@grpc/grpc-js';
import type { EventStore } from '@wordslab/eventstore';
import { streamOf } from './codec/wire-events.js';
import { ProtocolViolation, toServiceError } from './failures.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
  ReadResp,
  StreamsServer,
} from './generated/streams.js';
import { append } from './streams/append.js';
import { BatchAppends } from './streams/batch-append.js';
import { deletedAt, toExpected } from './streams/expectations.js';
import { pump } from './streams/pump.js';
import { type AllRead, type StreamRead, toReadOptions } from './streams/read-options.js';
import { readAll, readStream } from './streams/reads.js';
import type { Streams } from './streams/streams.js';
import { type Subscribing, subscribeToAll, subscribeToStream } from './streams/subscriptions.js';

export interface HandlerOptions {
  readonly store: EventStore;
  readonly streams: Streams;
  readonly now: () => Date;
  /** Told of every failure that is answered, also of those that are a client's fault. */
  readonly onError: (error: unknown) => void;
}

/** The service of streams over a store. */
export const streamHandlers = (options: HandlerOptions): StreamsServer => {
  const { streams, onError } = options;
  return {
    read: (call) =>
      void pump(call, (signal) => messagesOf({ ...options, signal }, () => toReadOptions(call.request)), onError),
    append: appendHandler(streams, onError),
    batchAppend: batchAppendHandler(options),
    delete: deleteHandler((stream, expected) => streams.delete(stream, expected), onError),
    tombstone: deleteHandler((stream, expected) => streams.tombstone(stream, expected), onError),
  };
};

async function* messagesOf(by: Subscribing, options: () => StreamRead | AllRead): AsyncGenerator<ReadResp> {
  const read = options();
  const subscribes = read.count === undefined;
  if (read.stream === undefined) yield* subscribes ? subscribeToAll(by, read) : readAll(by, read);
  else yield* subscribes ? subscribeToStream(by, read) : readStream(by, read);
}

const appendHandler =
  (streams: Streams, onError: HandlerOptions['onError']): handleClientStreamingCall<AppendReq, AppendResp> =>
  (call, callback) =>
    answer(callback, onError, () => append(streams, call));

const batchAppendHandler =
  ({ streams, now, onError }: HandlerOptions): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> =>
  (call) =>
    void new BatchAppends(streams, call, { now, onError }).run().then(
      () => call.end(),
      (error: unknown) => {
        if (call.cancelled) return;
        onError(error);
        call.emit('error', toServiceError(error));
      },
    );

const deleteHandler =
  (
    remove: (...of: Parameters<Streams['delete']>) => ReturnType<Streams['delete']>,
    onError: HandlerOptions['onError'],
  ): handleUnaryCall<DeleteReq, DeleteResp> =>
  ({ request: { options } }, callback) =>
    answer(callback, onError, async () => {
      if (!options) throw new ProtocolViolation('no stream is named');
      return deletedAt(await remove(streamOf(options.streamIdentifier), toExpected(options.expected)));
    });

/** Answers a call that gets one answer. */
export const answer = <T>(
  callback: sendUnaryData<T>,
  onError: HandlerOptions['onError'],
  work: () => Promise<T>,
  toError: (error: unknown) => ServerErrorResponse = toServiceError,
): void =>
  void work().then(
    (value) => callback(null, value),
    (error: unknown) => {
      onError(error);
      callback(toError(error));
    },
  );
