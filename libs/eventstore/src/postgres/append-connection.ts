import type pg from 'pg';
import { newClient, type OwnClient } from './own-client.js';
import { isUniqueViolation } from './store-errors.js';

interface Connected {
  readonly it: OwnClient;
  readonly connected: Promise<unknown>;
}

/** After so long without a query the connection is given back to the server, as a pool would. */
const IDLE_MS = 10_000;

/**
 * The connection of the one who appends: there is one query at a time, so a pool would only cost, of each a twentieth
 * of its time. Connects when it is needed, also anew when the last one was lost.
 */
export class AppendConnection {
  readonly #config: pg.ClientConfig;
  readonly #onLost: (error: Error) => void;
  #own: Connected | undefined;
  #isBusy = false;
  /** One timer for all queries: to make one for each costs more than to set it again. */
  readonly #idle = setTimeout(() => this.#isBusy || void this.#end(), IDLE_MS).unref();

  /** `onLost` is told when the connection breaks while nobody waits for an answer. */
  constructor(config: pg.ClientConfig, onLost: (error: Error) => void) {
    this.#config = config;
    this.#onLost = onLost;
  }

  async query<R extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<R>> {
    this.#isBusy = true;
    const own = (this.#own ??= this.#connect());
    try {
      await own.connected;
      return await own.it.client.query<R>(query);
    } catch (error) {
      // A connection that failed is not kept, as in a pool: it may have been made for a database that is read-only now.
      if (!isUniqueViolation(error)) void this.#end();
      throw error;
    } finally {
      this.#isBusy = false;
      this.#idle.refresh();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#end();
  }

  async #end(): Promise<void> {
    const own = this.#own;
    this.#own = undefined;
    await own?.it.leave();
  }

  #connect(): Connected {
    const it = newClient(this.#config);
    const own = { it, connected: it.client.connect() };
    it.client.on('error', (error) => {
      if (this.#own !== own) return;
      this.#own = undefined;
      if (!this.#isBusy) this.#onLost(error);
    });
    return own;
  }
}
