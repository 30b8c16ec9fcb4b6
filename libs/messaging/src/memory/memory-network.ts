import type { StreamSpec } from '../broker.js';
import { MemoryStream } from './memory-stream.js';

/** What goes wrong, decided message by message. */
export interface MemoryFaults {
  /** How often a message is stored that was acknowledged: 1 in peace, 0 lost, 2 doubled. */
  copies?(subject: string, data: Uint8Array): number;
  /** Whether the message is stored before the one that came last. */
  overtakes?(subject: string, data: Uint8Array): boolean;
}

/** A hub in this process's memory, with the faults that a test asks for; a `MemoryBroker` is a connection to it. */
export class MemoryNetwork {
  faults: MemoryFaults = {};
  readonly #streams = new Map<string, MemoryStream>();
  readonly #listeners = new Set<() => void>();
  #up = true;

  constructor(readonly domain = 'hub') {}

  get isUp(): boolean {
    return this.#up;
  }

  /** Cuts or restores every connection. */
  setUp(up: boolean): void {
    this.#up = up;
    this.changed();
  }

  /** The broker loses its store: streams, messages, consumers. */
  wipe(): void {
    this.#streams.clear();
  }

  ensure(spec: StreamSpec): void {
    const existing = this.#streams.get(spec.name);
    if (existing) existing.spec = spec;
    else this.#streams.set(spec.name, new MemoryStream(spec));
    this.changed();
  }

  /** The stream, unless the network is down. */
  stream(name: string): MemoryStream | undefined {
    return this.#up ? this.#streams.get(name) : undefined;
  }

  /** The stream that listens to the subject, unless the network is down. */
  streamOf(subject: string): MemoryStream | undefined {
    return this.#up ? [...this.#streams.values()].find((stream) => stream.takes(subject)) : undefined;
  }

  /** Wakes whoever waits for something to happen. */
  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = (): void => {
        stop();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const stop = this.onChange(done);
      signal.addEventListener('abort', done);
    });
  }
}
