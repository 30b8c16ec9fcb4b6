import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { isInterruption } from './client-errors.js';
import { withPatience } from './patience.js';

const PAUSE_MS = { first: 1000, most: 60_000 };

/**
 * Reads through a client of their own, which is replaced when it fails: the client's native half, which reads, can stay
 * disconnected from a server that was killed and is back, or leave a read without an end. Replaced at most after
 * growing pauses, since a client that is given up leaves some memory behind.
 */
export class Reading {
  readonly #make: () => KurrentDBClient;
  readonly #patienceMs: number;
  #client: KurrentDBClient;
  #pauseMs = PAUSE_MS.first;
  #notBefore = 0;
  #isFailing = false;

  constructor(make: () => KurrentDBClient, patienceMs: number) {
    this.#make = make;
    this.#patienceMs = patienceMs;
    this.#client = make();
  }

  /** What a read brings. @throws Unavailable `eventstore.timeout`, or as the client fails */
  async *read<T>(from: (client: KurrentDBClient) => AsyncIterableIterator<T>): AsyncGenerator<T> {
    const client = this.#client;
    try {
      yield* withPatience(from(client), this.#patienceMs);
      this.#isFailing = false;
      this.#pauseMs = PAUSE_MS.first;
    } catch (error) {
      if (isInterruption(error) && client === this.#client) this.#failed();
      throw error;
    }
  }

  /** The server answers elsewhere: reads that failed go through a new client. */
  serverIsBack(): void {
    if (this.#isFailing) this.#replace();
  }

  async dispose(): Promise<void> {
    await this.#client.dispose();
  }

  #failed(): void {
    this.#isFailing = true;
    const now = performance.now();
    if (now < this.#notBefore) return;
    this.#notBefore = now + this.#pauseMs;
    this.#pauseMs = Math.min(this.#pauseMs * 2, PAUSE_MS.most);
    this.#replace();
  }

  #replace(): void {
    const old = this.#client;
    this.#client = this.#make();
    this.#isFailing = false;
    // It is given up whatever it says to that.
    old.dispose().catch(() => undefined);
  }
}
