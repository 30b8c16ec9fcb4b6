import { Socket } from 'node:net';
import pg from 'pg';
import { timeBounds } from './time-bounds.js';

/** How long a server may take to say goodbye. */
const GOODBYE_MS = 1000;

/** A client that belongs to no pool, and how to leave: that never fails, and waits a second at most. */
export interface OwnClient {
  readonly client: pg.Client;
  leave(): Promise<void>;
}

/** Not connected yet. A pool's options will do; {@link timeBounds} hold where they name no others. */
export const newClient = (config: pg.ClientConfig): OwnClient => {
  const socket = new Socket();
  // A pool hides the password from being copied by a spread.
  const client = new pg.Client({ ...timeBounds, ...config, password: config.password, stream: () => socket });
  const leave = async (): Promise<void> => {
    // A server that does not answer does not say goodbye either.
    const patience = setTimeout(() => socket.destroy(), GOODBYE_MS);
    await client.end().catch(() => undefined);
    clearTimeout(patience);
  };
  return { client, leave };
};
