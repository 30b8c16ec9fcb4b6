import { eventIdOf } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import type { EntityManager } from 'typeorm';
import { BATCH_SIZE } from './batches.js';
import { type FeedMappingHandler, handlesType } from './declarations.js';
import type { Followed } from './follower.js';

type Mappings = readonly { handles: readonly string[]; handler: FeedMappingHandler }[];

/**
 * The outbox as a projection: what the feed mappings make of the log, numbered densely per link. It is the only writer
 * of `sync.outbox`, and deterministic: emptied and filled again, it holds the same entries under the same numbers.
 */
export const outboxOf = (mappings: Mappings): Followed => ({
  name: 'outbox',
  version: 1,
  handles: mappings.flatMap((m) => m.handles),
  batchSize: BATCH_SIZE,
  differs: async (em) => {
    await em.query('DELETE FROM sync.outbox');
    return 'emptied';
  },
  applyAll: (events, em) => append(em, events.flatMap(outgoingOf(mappings))),
});

interface Outgoing {
  link: string;
  entry: object;
  position: string;
}

const outgoingOf =
  (mappings: Mappings) =>
  (event: RecordedEvent): Outgoing[] =>
    mappings
      .filter((m) => handlesType(m.handles, event.type))
      .flatMap((m) => m.handler.map(event))
      .map(({ link, entry }, index) => ({
        link,
        entry: { ...entry, id: eventIdOf(`feed:${event.id}`, index) },
        position: event.position,
      }));

/** Numbers follow on in each link, in the order given. */
const append = async (em: EntityManager, outgoing: readonly Outgoing[]): Promise<void> => {
  if (outgoing.length === 0) return;
  await em.query(
    `WITH sent AS (
       INSERT INTO sync.outbox (link, seq, entry, position)
       SELECT link, seq, entry || jsonb_build_object('seq', seq), position
       FROM (
         SELECT link, entry, position, row_number() OVER (PARTITION BY link ORDER BY n)
           + coalesce((SELECT max(o.seq) FROM sync.outbox o WHERE o.link = new.link), 0) AS seq
         FROM unnest($1::text[], $2::jsonb[], $3::text[]) WITH ORDINALITY AS new (link, entry, position, n)
       ) AS numbered
       RETURNING link
     )
     SELECT pg_notify('outbox', link) FROM (SELECT DISTINCT link FROM sent) AS links`,
    [outgoing.map((o) => o.link), outgoing.map((o) => JSON.stringify(o.entry)), outgoing.map((o) => o.position)],
  );
};
