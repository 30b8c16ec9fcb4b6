import { ValidationFailed } from '@wordslab/contracts/core';
import type {
  Broker,
  BrokerMessage,
  BrokerServer,
  BrokerStatus,
  ConsumeOptions,
  PublishExpectation,
  StreamSpec,
} from '../broker.js';
import { assertLanded, brokerClosed, brokerFull, brokerUnavailable } from '../broker-errors.js';
import { consumeMessage, type Delivery } from '../consume-message.js';
import type { MemoryNetwork } from './memory-network.js';
import type { MemoryStream } from './memory-stream.js';

/** What a nats-server takes by our configuration. */
const MAX_PAYLOAD = 1024 * 1024;

/** A connection to a {@link MemoryNetwork}. */
export class MemoryBroker implements Broker {
  readonly server: BrokerServer = { name: 'memory', version: '0.0.0' };
  readonly #network: MemoryNetwork;
  readonly #closed = new AbortController();

  constructor(network: MemoryNetwork) {
    this.#network = network;
  }

  async publish(subject: string, data: Uint8Array, expect: PublishExpectation): Promise<void> {
    const doing = `publishing to '${subject}'`;
    if (this.#closed.signal.aborted) throw brokerClosed();
    if (data.length > MAX_PAYLOAD)
      throw new ValidationFailed('broker.too_large', `${doing}: ${data.length} bytes are more than ${MAX_PAYLOAD}`);
    const stream = this.#network.streamOf(subject);
    if (!stream) throw brokerUnavailable(doing, 'nobody acknowledges it');
    if (!stream.hasRoomFor(data)) throw brokerFull(doing, 'maximum bytes exceeded');
    const { faults, domain } = this.#network;
    const overtakes = faults.overtakes?.(subject, data) ?? false;
    for (let copies = faults.copies?.(subject, data) ?? 1; copies > 0; copies -= 1)
      stream.store(subject, data, overtakes);
    this.#network.changed();
    assertLanded(subject, expect, { stream: stream.spec.name, domain });
  }

  async consume(name: string, options: ConsumeOptions): Promise<void> {
    const ended = AbortSignal.any([options.signal, this.#closed.signal]);
    while (!ended.aborted) {
      const stream = this.#network.stream(name);
      const message = stream?.spec.consumer.durable === options.durable ? stream.take() : undefined;
      if (stream && message) await consumeMessage(this.#delivery(stream, message), options);
      else await this.#network.nextChange(ended);
    }
    if (!options.signal.aborted) throw brokerClosed();
  }

  async ensureStreams(specs: readonly StreamSpec[]): Promise<void> {
    if (!this.#network.isUp) throw brokerUnavailable('creating the streams', 'the network is down');
    for (const spec of specs) this.#network.ensure(spec);
  }

  onStatus(listener: (status: BrokerStatus) => void): () => void {
    let told: BrokerStatus | undefined;
    const tell = (): void => {
      const status = this.#closed.signal.aborted ? 'closed' : this.#network.isUp ? 'connected' : 'disconnected';
      if (status !== told) listener((told = status));
    };
    tell();
    this.#closed.signal.addEventListener('abort', tell);
    const stop = this.#network.onChange(tell);
    return () => {
      stop();
      this.#closed.signal.removeEventListener('abort', tell);
    };
  }

  async close(): Promise<void> {
    this.#closed.abort();
  }

  #delivery(stream: MemoryStream, message: BrokerMessage): Delivery {
    // A worker that is gone says no more that it works: after a while its message comes again.
    const lose = (): void => {
      setTimeout(() => {
        stream.putBack(message.sequence);
        this.#network.changed();
      }, stream.spec.consumer.ackWaitMs);
    };
    this.#closed.signal.addEventListener('abort', lose);
    return {
      message,
      acknowledge: async () => {
        if (this.#closed.signal.aborted) throw brokerClosed();
        this.#closed.signal.removeEventListener('abort', lose);
        if (!this.#network.isUp) {
          stream.putBack(message.sequence);
          throw brokerUnavailable('acknowledging', 'the network is down');
        }
        stream.acknowledge(message.sequence);
      },
      retryAfter: (ms) => {
        this.#closed.signal.removeEventListener('abort', lose);
        setTimeout(() => {
          stream.putBack(message.sequence);
          this.#network.changed();
        }, ms);
      },
      stillWorking: () => undefined,
    };
  }
}
