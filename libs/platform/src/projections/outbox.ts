import { eventIdOf } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import type { EntityManager } from 'typeorm';
import { type FeedMappingHandler, handlesType } from './declarations.js';
import type { Followed } from './follower.js';

/**
 * The outbox as a projection: what the feed mappings make of the log, numbered densely per link. It is the only writer
 * of `sync.outbox`, and deterministic: emptied and filled again, it holds the same entries under the same numbers.
 */
export const outboxOf = (
  mappings: readonly { handles: readonly string[]; handler: FeedMappingHandler }[],
): Followed => ({
  name: 'outbox',
  version: 1,
  handles: mappings.flatMap((m) => m.handles),
  empty: async (em) => {
    await em.query('DELETE FROM sync.outbox');
  },
  apply: async (event, em) => {
    const outgoing = mappings.filter((m) => handlesType(m.handles, event.type)).flatMap((m) => m.handler.map(event));
    for (const [index, { link, entry }] of outgoing.entries())
      await append(em, link, { ...entry, id: eventIdOf(`feed:${event.id}`, index) }, event);
  },
});

const append = async (em: EntityManager, link: string, entry: object, event: RecordedEvent): Promise<void> => {
  await em.query(
    `INSERT INTO sync.outbox (link, seq, entry, position)
     SELECT $1, coalesce(max(seq), 0) + 1, $2::jsonb || jsonb_build_object('seq', coalesce(max(seq), 0) + 1), $3 FROM sync.outbox WHERE link = $1`,
    [link, JSON.stringify(entry), event.position],
  );
  await em.query(`SELECT pg_notify('outbox', $1)`, [link]);
};
