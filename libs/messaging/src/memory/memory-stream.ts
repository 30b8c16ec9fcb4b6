import type { BrokerMessage, StreamSpec } from '../broker.js';

interface Stored {
  readonly sequence: number;
  readonly subject: string;
  readonly data: Uint8Array;
  readonly storedAt: number;
  state: 'waiting' | 'under way' | 'acknowledged';
  deliveries: number;
}

/** A stream with its one consumer. */
export class MemoryStream {
  spec: StreamSpec;
  #messages: Stored[] = [];
  #last = 0;

  constructor(spec: StreamSpec) {
    this.spec = spec;
  }

  takes(subject: string): boolean {
    return this.spec.subjects.some((pattern) => matches(pattern.split('.'), subject.split('.')));
  }

  hasRoomFor(data: Uint8Array): boolean {
    this.#expire();
    return this.#messages.reduce((sum, message) => sum + message.data.length, data.length) <= this.spec.maxBytes;
  }

  store(subject: string, data: Uint8Array, overtakes: boolean): void {
    // A copy: the publisher may use its buffer again.
    const message: Stored = {
      sequence: (this.#last += 1),
      subject,
      data: new Uint8Array(data),
      storedAt: Date.now(),
      state: 'waiting',
      deliveries: 0,
    };
    this.#messages.splice(overtakes ? -1 : this.#messages.length, 0, message);
  }

  /** The next message for the consumer, or undefined when there is none or enough are under way. */
  take(): BrokerMessage | undefined {
    this.#expire();
    const underWay = this.#messages.filter((message) => message.state === 'under way').length;
    if (underWay >= this.spec.consumer.maxAckPending) return undefined;
    const next = this.#messages.find((message) => message.state === 'waiting');
    if (!next) return undefined;
    next.state = 'under way';
    next.deliveries += 1;
    const { subject, data, sequence, deliveries } = next;
    return { subject, data, sequence, deliveries };
  }

  acknowledge(sequence: number): void {
    if (this.spec.retention === 'workqueue') this.#messages = this.#messages.filter((m) => m.sequence !== sequence);
    else this.#setState(sequence, 'acknowledged');
  }

  putBack(sequence: number): void {
    this.#setState(sequence, 'waiting');
  }

  #expire(): void {
    const oldest = Date.now() - (this.spec.maxAgeMs ?? Number.POSITIVE_INFINITY);
    this.#messages = this.#messages.filter((message) => message.storedAt >= oldest);
  }

  #setState(sequence: number, state: Stored['state']): void {
    const message = this.#messages.find((m) => m.sequence === sequence);
    if (message) message.state = state;
  }
}

/** Subject tokens against a pattern with `*` for one token and `>` for the rest. */
const matches = (pattern: readonly string[], subject: readonly string[]): boolean => {
  const rest = pattern.indexOf('>');
  if (rest === -1 && pattern.length !== subject.length) return false;
  const compared = rest === -1 ? pattern : pattern.slice(0, rest);
  return subject.length >= compared.length && compared.every((token, i) => token === '*' || token === subject[i]);
};
