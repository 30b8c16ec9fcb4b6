/** Where a published message must land. Anything else that acknowledges it is a mistake of the set-up. */
export interface PublishExpectation {
  readonly stream: string;
  /** JetStream domain of the server that stores it. Not checked when absent. */
  readonly domain?: string;
}

/** A message as a consumer gets it. */
export interface BrokerMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  /** Its place in the stream. */
  readonly sequence: number;
  /** Counts how often it was delivered, from 1. */
  readonly deliveries: number;
}

export interface ConsumeOptions {
  /** The durable consumer's name: where it stands outlives the process. */
  readonly durable: string;
  /** Called for one message at a time. When it resolves the message is acknowledged, when it rejects it comes again. */
  readonly handler: (message: BrokerMessage) => Promise<void>;
  /** Most messages that wait here for the handler. @defaultValue 16 */
  readonly maxMessages?: number;
  /** Ends consuming; the call then resolves once the handler is done. */
  readonly signal: AbortSignal;
  /** Told why a message will come again: its handler or its acknowledgement failed. */
  readonly onFailure?: (error: unknown, message: BrokerMessage) => void;
}

/** A stream and its one durable consumer, as wordslab wants them. Full streams refuse: that is the back-pressure. */
export interface StreamSpec {
  readonly name: string;
  readonly subjects: readonly string[];
  /** `workqueue`: what was acknowledged is gone. `limits`: it stays. */
  readonly retention: 'limits' | 'workqueue';
  readonly maxBytes: number;
  /** What is older is dropped, taken or not; at least 100. Without it, only `maxBytes` bounds a stream. */
  readonly maxAgeMs?: number;
  readonly consumer: {
    readonly durable: string;
    /** Most messages under way unacknowledged; 1 keeps their order whatever fails. */
    readonly maxAckPending: number;
    /** After this, an unacknowledged message comes again. */
    readonly ackWaitMs: number;
  };
}

export type BrokerStatus = 'connected' | 'disconnected' | 'closed';

export interface BrokerServer {
  readonly name: string;
  readonly version: string;
}

/**
 * What carries messages between modules. It carries, it does not remember: whoever publishes keeps what it published
 * until the peer has confirmed it. A message may arrive twice, late, or, when a broker loses its store, never.
 */
export interface Broker {
  /**
   * Resolves when the expected stream has acknowledged the message.
   * @throws Unavailable `broker.unavailable` when nobody acknowledges: the server, the link or the stream is away.
   *   The message may be stored all the same.
   * @throws QuotaExceeded `broker.full` when the stream has no room: wait for its consumer.
   * @throws RuleViolated `broker.wrong_stream` when something else acknowledged.
   * @throws ValidationFailed `broker.too_large` when the message is larger than the server takes.
   */
  publish(subject: string, data: Uint8Array, expect: PublishExpectation): Promise<void>;

  /**
   * Consumes until the signal; rides out a server, a stream or a consumer that is away for a while.
   * @throws Unavailable `broker.closed` when the broker is closed meanwhile.
   */
  consume(stream: string, options: ConsumeOptions): Promise<void>;

  /**
   * Creates or changes the streams and their consumers, for who owns the server.
   * @throws RuleViolated `broker.stream_differs` when the server made something else than was asked for.
   */
  ensureStreams(specs: readonly StreamSpec[]): Promise<void>;

  /** Tells the listener the present status, then each change; answers with how to stop that. */
  onStatus(listener: (status: BrokerStatus) => void): () => void;

  readonly server: BrokerServer;

  /** Ends consuming and disconnects. */
  close(): Promise<void>;
}
