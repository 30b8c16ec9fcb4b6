import { feedEntry } from '@wordslab/contracts/core';
import type { Outbox } from '@wordslab/sync';
import type pg from 'pg';

const outboxEntry = feedEntry.omit({ seq: true });

/** `sync.outbox` of one link; the service writes it, this process reads. */
export const outboxOf = (pool: pg.Pool, link: string): Outbox => ({
  read: async (afterSeq, limit) => {
    const { rows } = await pool.query<{ seq: string; entry: unknown }>(
      'SELECT seq, entry FROM sync.outbox WHERE link = $1 AND seq > $2 ORDER BY seq LIMIT $3',
      [link, afterSeq, limit],
    );
    return rows.map((row) => ({ seq: Number(row.seq), entry: outboxEntry.parse(row.entry) }));
  },
  head: async () => {
    const { rows } = await pool.query<{ head: string | null }>(
      'SELECT max(seq) AS head FROM sync.outbox WHERE link = $1',
      [link],
    );
    return Number(rows[0]?.head ?? 0);
  },
});

/** Calls back with the link whose outbox grew. The connection is the one that holds the shipper's lock. */
export const listenToOutbox = async (client: pg.Client, grew: (link: string) => void): Promise<void> => {
  client.on('notification', (message) => grew(message.payload ?? ''));
  await client.query('LISTEN outbox');
};
