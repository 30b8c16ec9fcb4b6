import type { RunningHome } from '../testing/running-home.js';
import { withDatabase } from '../testing/database.js';

/** An event as it stands in a module's log. */
export interface Logged {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A row of `sync.outbox`. */
export interface Sent {
  readonly link: string;
  readonly seq: number;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** What a module has on record: its log, what it had to send, and how far each peer confirmed it. */
export interface ModuleRecord {
  readonly module: string;
  readonly events: readonly Logged[];
  readonly outbox: readonly Sent[];
  readonly confirmed: Readonly<Record<string, number>>;
}

/** Reads it with the rights of whoever owns the computer. */
export const readRecord = (home: RunningHome, tenant: string, module: string): Promise<ModuleRecord> =>
  withDatabase(home, { tenant, name: module }, async (client) => {
    const events = await client.query<Logged>(
      'SELECT position::int, stream, revision::int, id, type, recorded_at AS "recordedAt", data, metadata FROM eventstore.events ORDER BY position',
    );
    const outbox = await client.query<Sent>('SELECT link, seq::int, entry FROM sync.outbox ORDER BY link, seq');
    const links = await client.query<{ peer: string; confirmed: number }>(
      'SELECT peer, confirmed_seq::int AS confirmed FROM sync.link_state',
    );
    const confirmed = Object.fromEntries(links.rows.map((link) => [link.peer, link.confirmed]));
    return { module, events: events.rows, outbox: outbox.rows, confirmed };
  });
