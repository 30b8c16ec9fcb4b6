import type { EventStore } from '@wordslab/eventstore';

/** A subscription from the start of the log that keeps the ids of what it is sent. */
export class Followed {
  readonly ids: string[] = [];
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(store: EventStore, streamPrefix?: string) {
    this.#running = this.#follow(store, streamPrefix);
    this.#running.catch(() => undefined); // told by stop
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #follow(store: EventStore, streamPrefix?: string): Promise<void> {
    const filter = streamPrefix === undefined ? undefined : { streamPrefixes: [streamPrefix] };
    for await (const message of store.subscribeAll({ filter, signal: this.#stopping.signal }))
      if (message.kind === 'event') this.ids.push(message.event.id);
  }
}
