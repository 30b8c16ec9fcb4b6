import { jetstream, type JetStreamClient, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Broker, BrokerServer, BrokerStatus, ConsumeOptions, PublishExpectation, StreamSpec } from '../broker.js';
import { assertLanded, brokerClosed, brokerUnavailable } from '../broker-errors.js';
import { consumeStream } from './nats-consume.js';
import { toBrokerError } from './nats-errors.js';
import { ensureStream } from './nats-streams.js';

export interface NatsBrokerOptions {
  /** `nats://host:port` of the own side's server. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The own inbox, without wildcard: a leaf may subscribe to no other. */
  readonly inboxPrefix: string;
  /** JetStream domain of the streams, when they are across a leaf connection. */
  readonly domain?: string;
  /** How long an acknowledgement may take. @defaultValue 5000 */
  readonly timeoutMs?: number;
  /** Shown in the server's list of connections. */
  readonly name?: string;
}

/** A connection to a NATS server, which reconnects for as long as it is not closed. */
export class NatsBroker implements Broker {
  readonly #connection: NatsConnection;
  readonly #jetstream: JetStreamClient;
  readonly #api: { domain?: string; timeout: number };
  readonly #closed = new AbortController();
  readonly #listeners = new Set<(status: BrokerStatus) => void>();
  #status: BrokerStatus = 'connected';

  private constructor(connection: NatsConnection, options: NatsBrokerOptions) {
    this.#connection = connection;
    this.#api = { domain: options.domain, timeout: options.timeoutMs ?? 5000 };
    this.#jetstream = jetstream(connection, { ...this.#api });
    void this.#watch();
  }

  /**
   * @throws Unavailable when nothing answers there.
   * @throws NotAuthenticated `broker.not_authenticated` when the server refuses the user.
   */
  static async connect(options: NatsBrokerOptions): Promise<NatsBroker> {
    try {
      const connection = await connect({
        servers: options.url,
        user: options.user,
        pass: options.password,
        name: options.name,
        inboxPrefix: options.inboxPrefix,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 250,
        // A server that is started with a new password refuses for a moment, not for ever.
        ignoreAuthErrorAbort: true,
        pingInterval: 5000,
      });
      return new NatsBroker(connection, options);
    } catch (error) {
      const doing = `connecting to ${options.url}`;
      const typed = toBrokerError(error, doing);
      throw typed === error ? brokerUnavailable(doing, String(error), error) : typed;
    }
  }

  get server(): BrokerServer {
    const info = this.#connection.info;
    return { name: info?.server_name ?? '', version: info?.version ?? '' };
  }

  async publish(subject: string, data: Uint8Array, expect: PublishExpectation): Promise<void> {
    const doing = `publishing to '${subject}'`;
    if (this.#closed.signal.aborted) throw brokerClosed();
    // Else the client keeps it and sends it after the caller has given up.
    if (this.#status !== 'connected') throw brokerUnavailable(doing, 'the broker is not connected');
    try {
      const { stream, domain } = await this.#jetstream.publish(subject, data, { timeout: this.#api.timeout });
      assertLanded(subject, expect, { stream, domain });
    } catch (error) {
      throw toBrokerError(error, doing);
    }
  }

  async consume(stream: string, options: ConsumeOptions): Promise<void> {
    const ended = AbortSignal.any([options.signal, this.#closed.signal]);
    try {
      if (!ended.aborted) await consumeStream(this.#jetstream, stream, options, ended);
    } catch (error) {
      throw toBrokerError(error, `consuming ${stream}`);
    }
    if (!options.signal.aborted) throw brokerClosed();
  }

  async ensureStreams(specs: readonly StreamSpec[]): Promise<void> {
    try {
      const manager = await jetstreamManager(this.#connection, { ...this.#api, checkAPI: false });
      for (const spec of specs) await ensureStream(manager, spec);
    } catch (error) {
      throw toBrokerError(error, 'creating the streams of a link');
    }
  }

  onStatus(listener: (status: BrokerStatus) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#status);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#connection.close();
    this.#tell('closed');
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#connection.status()) {
      if (type === 'disconnect') this.#tell('disconnected');
      if (type === 'reconnect') this.#tell('connected');
    }
    this.#closed.abort();
    this.#tell('closed');
  }

  #tell(status: BrokerStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}
