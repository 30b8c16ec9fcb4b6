import { setTimeout as sleep } from 'node:timers/promises';
import { END, excludeSystemEvents, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Changes } from '../log/changes.js';

/**
 * A live subscription that wakes readers, and is made again when it is lost (the client does not do that). Only a
 * wake-up: what it misses costs a poll interval, never an event.
 */
export class LogWatch {
  readonly #client: KurrentDBClient;
  readonly #changes: Changes;
  readonly #onConfirmed: () => void;
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;

  /** @param onConfirmed called when the server answers, at first and after it was away */
  constructor(client: KurrentDBClient, changes: Changes, onConfirmed: () => void) {
    this.#client = client;
    this.#changes = changes;
    this.#onConfirmed = onConfirmed;
  }

  /** Begins to watch; harmless to repeat. */
  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, 5000)) {
      if (await this.#watchUntilLost(signal)) pause = 100;
      // Rejects only when stopped, which the loop sees itself.
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Whether the server confirmed the subscription. Why it did not, readers learn from their own reads. */
  #watchUntilLost(stopped: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      let confirmed = false;
      const subscription = this.#client.subscribeToAll({ fromPosition: END, filter: excludeSystemEvents() });
      const finish = (): void => {
        stopped.removeEventListener('abort', finish);
        // A stream that failed has nothing left to cancel.
        void subscription.unsubscribe().catch(() => undefined);
        resolve(confirmed);
      };
      stopped.addEventListener('abort', finish);
      subscription.on('confirmation', () => {
        confirmed = true;
        this.#onConfirmed();
        this.#changes.notify(); // for what happened while nobody watched
      });
      subscription.on('data', () => this.#changes.notify());
      subscription.on('error', finish);
      subscription.on('end', finish);
    });
  }
}
