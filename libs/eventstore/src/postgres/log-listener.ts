import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Changes } from '../log/changes.js';
import { newClient } from './own-client.js';

/**
 * Listens for appends on a connection of its own and connects again when that is lost. Only a wake-up: a notification
 * that is missed costs a poll interval, never an event.
 */
export class LogListener {
  readonly #config: pg.ClientConfig;
  readonly #changes: Changes;
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;

  constructor(config: pg.ClientConfig, changes: Changes) {
    this.#config = config;
    this.#changes = changes;
  }

  /** Begins to listen; harmless to repeat. */
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
      if (await this.#listenUntilLost(signal)) pause = 100;
      // Rejects only when stopped, which the loop sees itself.
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Whether a connection could be made. Why it could not, readers learn from their own reads. */
  async #listenUntilLost(stopped: AbortSignal): Promise<boolean> {
    const { client, leave } = newClient(this.#config);
    const ended = new AbortController();
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      stopped.addEventListener('abort', () => resolve(), { signal: ended.signal });
    });
    client.on('error', () => undefined); // 'end' follows
    client.on('notification', () => this.#changes.notify());
    try {
      await client.connect();
      await client.query('LISTEN eventstore');
      this.#changes.notify(); // for what happened while nobody listened
      await lost;
      return true;
    } catch {
      return false;
    } finally {
      ended.abort();
      await leave();
    }
  }
}
