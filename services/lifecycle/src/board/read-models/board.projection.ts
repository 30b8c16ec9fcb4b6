import { Injectable } from '@nestjs/common';
import {
  type FeedEntity,
  feedEntryTypes,
  homeOf,
  promotionInstalled,
  snapshotEvents,
  snapshotReceipted,
  type SnapshotEntity,
} from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { promotionEvents, type PromotionEventOf } from '../../promotions/domain/promotion.events.js';
import { type EventsOf, readEvent } from '../../shared/event-schemas.js';
import { type Received, receivedAs, receivedOf, whyParked } from '../../shared/feed-event.js';

const own = {
  'snapshot.stored': snapshotEvents['snapshot.stored'],
  'promotion.ordered': promotionEvents['promotion.ordered'],
};
type OwnEvent = EventsOf<typeof own>;

/**
 * Every entity in every module, from what the stages tell: at home by their facts, elsewhere by receipts. An entry that
 * this version of the platform does not know is parked, and what follows for its entity waits behind it; others go on.
 */
@Injectable()
@Projection({
  name: 'board',
  // Knowing another entry type, Lifecycle fills the board again: what was parked is applied, without being sent again.
  version: 2_000 + feedEntryTypes().length,
  tables: ['board_entities', 'board_versions', 'board_snapshots', 'board_promotions', 'board_copies', 'parked_entries'],
  handles: ['feed.*', ...Object.keys(own)],
})
export class BoardProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const mine = readEvent(own, event);
    if (mine) return remember(mine, event, em);
    const received = receivedOf(event);
    if (!received || (await isParked(received, event, em))) return;
    const receipted = receivedAs(snapshotReceipted, event);
    if (receipted) return showCopies([receipted.data.snapshot], received, event, em);
    const installed = receivedAs(promotionInstalled, event);
    if (installed) return showCopies(await snapshotsOf(installed.data.promotion, em), received, event, em);
    if (received.entry.entity) await showEntity(received, received.entry.entity, event, em);
  }
}

const isParked = async (received: Received, event: RecordedEvent, em: EntityManager): Promise<boolean> => {
  const { entry, from, epoch } = received;
  const entity = entry.entity?.id ?? null;
  const why = whyParked(entry) ?? (await behindParked(entity, em));
  if (!why) return false;
  await em.query(
    `INSERT INTO parked_entries (position, from_module, epoch, seq, type, v, entity, reason, detail, parked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [event.position, from, epoch, entry.seq, entry.type, entry.v, entity, why.reason, why.detail, event.recordedAt],
  );
  return true;
};

const behindParked = async (
  entity: string | null,
  em: EntityManager,
): Promise<{ reason: 'behind'; detail: string } | null> => {
  if (!entity) return null;
  const rows: { position: string; type: string }[] = await em.query(
    'SELECT position, type FROM parked_entries WHERE entity = $1 ORDER BY position LIMIT 1',
    [entity],
  );
  const [first] = rows;
  return first ? { reason: 'behind', detail: `waits behind ${first.type} at ${first.position}` } : null;
};

/** A stage speaks of its own entities only; what it says of another's is not its to say. */
const showEntity = async (
  { from, entry }: Received,
  { kind, id, name, version, digest, status }: FeedEntity,
  event: RecordedEvent,
  em: EntityManager,
): Promise<void> => {
  if (!id.startsWith(`${from}_`)) return;
  const values = [id, kind, name ?? id, from, version, digest ?? null, status ?? null, entry.occurredAt];
  await em.query(
    `INSERT INTO board_entities (id, kind, name, home, version, digest, status, happened_at, known_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version, digest = excluded.digest,
       status = excluded.status, happened_at = excluded.happened_at, known_at = excluded.known_at`,
    [...values, event.recordedAt],
  );
  if (version < 1) return;
  await em.query(
    `INSERT INTO board_versions (id, kind, name, home, version, digest, status, happened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id, version) DO UPDATE SET name = excluded.name, digest = coalesce(excluded.digest, board_versions.digest),
       status = excluded.status`,
    values,
  );
};

/**
 * A home does not announce every day of its log: what is known of such an entity is what the hub has stored of it. Of an
 * announced one, nothing is changed.
 */
const showShipped = async (
  { kind, id, name, version, digest }: SnapshotEntity,
  { metadata, recordedAt }: RecordedEvent,
  em: EntityManager,
): Promise<void> => {
  await em.query(
    `INSERT INTO board_entities AS known (id, kind, name, home, version, digest, status, happened_at, known_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'shipped', $7, $8)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version, digest = excluded.digest,
       happened_at = excluded.happened_at, known_at = excluded.known_at
     WHERE known.status = 'shipped' AND excluded.version >= known.version`,
    [id, kind, name, homeOf(id), version, digest, metadata.occurredAt, recordedAt],
  );
};

const remember = async (mine: OwnEvent, event: RecordedEvent, em: EntityManager): Promise<void> => {
  switch (mine.type) {
    case 'snapshot.stored': {
      const { snapshot, entity, rows } = mine.data;
      await em.query(
        `INSERT INTO board_snapshots (snapshot, id, version, digest, rows) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (snapshot) DO NOTHING`,
        [snapshot, entity.id, entity.version, entity.digest, rows],
      );
      return showShipped(entity, event, em);
    }
    case 'promotion.ordered':
      return rememberPromotion(mine.data, em);
  }
};

const rememberPromotion = async (
  { promotion, snapshots }: PromotionEventOf<'promotion.ordered'>,
  em: EntityManager,
): Promise<void> => {
  await em.query('INSERT INTO board_promotions (promotion, snapshots) VALUES ($1, $2)', [
    promotion,
    JSON.stringify(snapshots.map(({ snapshot }) => snapshot)),
  ]);
};

const snapshotsOf = async (promotion: string, em: EntityManager): Promise<string[]> => {
  const rows: { snapshots: string[] }[] = await em.query(
    'SELECT snapshots FROM board_promotions WHERE promotion = $1',
    [promotion],
  );
  return rows[0]?.snapshots ?? [];
};

/** By a receipt, or by a whole promotion: going back to an older release needs no new receipt. */
const showCopies = async (
  snapshots: readonly string[],
  { from, entry }: Received,
  event: RecordedEvent,
  em: EntityManager,
): Promise<void> => {
  await em.query(
    `INSERT INTO board_copies (module, id, version, digest, snapshot, rows, happened_at, known_at)
     SELECT $1, id, version, digest, snapshot, rows, $3, $4 FROM board_snapshots WHERE snapshot = ANY ($2)
     ON CONFLICT (module, id) DO UPDATE SET version = excluded.version, digest = excluded.digest,
       snapshot = excluded.snapshot, rows = excluded.rows, happened_at = excluded.happened_at, known_at = excluded.known_at`,
    [from, snapshots, entry.occurredAt, event.recordedAt],
  );
};
