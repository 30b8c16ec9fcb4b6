import { Server, ServerCredentials } from '@grpc/grpc-js';
import { canAppendRecords, type EventStore } from '@wordslab/eventstore';
import { clusterOfOne, supportedMethods } from './discovery.js';
import { earlyHeaders } from './early-headers.js';
import { GossipService, type GossipServer } from './generated/gossip.js';
import { ServerFeaturesService, type ServerFeaturesServer } from './generated/server-features.js';
import { StreamsService } from './generated/streams.js';
import { StreamsServiceService } from './generated/streams-v2.js';
import { checkHandler, HealthService } from './health.js';
import { streamHandlers } from './handlers.js';
import { Streams } from './streams/streams.js';
import { multiStreamHandlers } from './v2/handlers.js';

export interface FrontOptions {
  /** Of the caller's, who also closes it. It records appends in the order in which it is asked for them. */
  readonly store: EventStore;
  /** 0 for one that is free. */
  readonly port: number;
  /**
   * Whether streams may be deleted, ended and described by metadata. For a store of free names to which nobody else
   * writes.
   * @defaultValue false
   */
  readonly deletable?: boolean;
  readonly now?: () => Date;
  /** Told of every failure that a client is answered. */
  readonly onError?: (error: unknown) => void;
}

/** A front that listens. */
export interface Front {
  readonly port: number;
  /** For official clients. */
  readonly url: string;
  /** Ends every call. */
  close(): Promise<void>;
}

/** Connections are in clear text and without credentials: nobody but this computer may come. */
const HOST = '127.0.0.1';
/** An append of the greatest size, in one message. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

/** Serves a store to KurrentDB's clients, on loopback. */
export const startFront = async (options: FrontOptions): Promise<Front> => {
  const { store, deletable = false, now = () => new Date(), onError = () => undefined } = options;
  const streams = new Streams({ store, deletable, now });
  const severalStreams = canAppendRecords(store);
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    interceptors: [earlyHeaders],
  });
  const features: ServerFeaturesServer = {
    getSupportedMethods: (_call, callback) => callback(null, supportedMethods({ deletable, severalStreams })),
  };
  const gossip: GossipServer = { read: (_call, callback) => callback(null, clusterOfOne(HOST, port, now())) };
  server.addService(StreamsService, streamHandlers({ store, streams, now, onError }));
  if (severalStreams) server.addService(StreamsServiceService, multiStreamHandlers({ streams, onError }));
  server.addService(ServerFeaturesService, features);
  server.addService(GossipService, gossip);
  server.addService(HealthService, { check: checkHandler(() => store.head()) });
  const port = await listen(server, options.port);
  return {
    port,
    url: `kurrentdb://${HOST}:${port}?tls=false`,
    close: async () => server.forceShutdown(),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`${HOST}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
