import { setTimeout as sleep } from 'node:timers/promises';
import { isWordslabError, RuleViolated } from '@wordslab/contracts';
import { comparePositions, type EventStore, type RecordedEvent } from '@wordslab/eventstore';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { handlesType, typePrefixes } from './declarations.js';
import type { Followed, Follower } from './follower.js';

/** A log is known by its first event: the same for as long as it exists, and another one in every copy of it. */
export interface LogIdentity {
  readonly id: string;
  readonly position: string;
  readonly recordedAt: string;
}

/** What has to be done before positions that were kept may be used with the log that is there. */
export type LogVerdict = 'same' | 'moved' | 'shortened' | 'foreign';

/**
 * @param kept the log that the checkpoints are about; undefined before its first event
 * @param furthest the checkpoint that is furthest, if there is one
 */
export const judgeLog = (
  kept: LogIdentity | undefined,
  first: LogIdentity | undefined,
  furthest: string | undefined,
  head: string,
): LogVerdict => {
  if (kept && kept.id !== first?.id) return 'foreign';
  if (kept && first && !(kept.position === first.position && isSameTime(kept.recordedAt, first.recordedAt)))
    return 'moved';
  return furthest !== undefined && comparePositions(furthest, head) > 0 ? 'shortened' : 'same';
};

/** One store tells whole seconds, another milliseconds, and the client of one may learn to tell more. */
const isSameTime = (a: string, b: string): boolean => {
  const [one, other] = [Date.parse(a), Date.parse(b)];
  const isWhole = one % 1000 === 0 || other % 1000 === 0;
  return isWhole ? Math.floor(one / 1000) === Math.floor(other / 1000) : one === other;
};

export interface SettledBy {
  readonly store: EventStore;
  readonly database: DataSource;
  readonly logger: Logger;
  readonly outbox: Followed | undefined;
  readonly followers: readonly Follower[];
}

const RETRY_MS = { first: 200, most: 15_000 };

/**
 * Called where leadership begins. When the log was copied into another store, or is shorter than what was read of it,
 * every position kept in this database is void: the followers start from zero. Resolves when they may run.
 *
 * A log that begins with another event is not this module's: nothing is emptied, and the followers stay where they are.
 */
export const settleLog = async (by: SettledBy, signal: AbortSignal): Promise<void> => {
  for (let pause = RETRY_MS.first; !signal.aborted; pause = Math.min(pause * 2, RETRY_MS.most)) {
    try {
      await settle(by, signal);
      for (const follower of by.followers) follower.failure = undefined;
      return;
    } catch (error) {
      if (signal.aborted) return;
      for (const follower of by.followers) follower.failure = error instanceof Error ? error.message : String(error);
      const hint = isWordslabError(error) ? error.hint : undefined;
      by.logger.error({ err: error, hint }, 'whether the log is the one that was followed cannot be settled');
      await sleep(pause, undefined, { signal }).catch(() => undefined); // rejects only when stopped, which the loop sees
    }
  }
};

const settle = async (by: SettledBy, signal: AbortSignal): Promise<void> => {
  const { store, database, logger } = by;
  const kept = await keptIdentity(database);
  const furthest = await furthestCheckpoint(database);
  const first = await firstOf(store);
  const verdict = judgeLog(kept, first, furthest, await store.head());
  switch (verdict) {
    case 'foreign':
      throw foreignLog();
    case 'moved':
    case 'shortened':
      logger.warn({ verdict, kept, first, furthest }, WORDS[verdict]);
      await startFromZero(by, first);
      logger.info('the outbox is filled again; read models follow');
      return;
    case 'same':
      if (first && !kept) await database.transaction((em) => note(em, first));
      if (!first) void noteFirst(by, signal);
      return;
    default:
      return verdict satisfies never;
  }
};

const WORDS = {
  moved: 'the log is in another store than before: read models, outbox and reactors start from its beginning',
  shortened: 'the log ends before what was read of it: read models, outbox and reactors start from its beginning',
};

const foreignLog = (): RuleViolated =>
  new RuleViolated(
    'eventstore.foreign_log',
    'the event store does not hold the log that this module has followed: it is empty, or begins with another event',
    'Look at WORDSLAB_EVENT_STORE_URL. A log comes into another store by `wordslab eventstore copy`.',
  );

/**
 * A version that nobody declares makes each follower empty what it wrote. The outbox is filled in this transaction:
 * the shipper must never see a part of it, which it would take for a history that was lost.
 */
const startFromZero = ({ store, database, outbox }: SettledBy, first: LogIdentity | undefined): Promise<void> =>
  database.transaction(async (em) => {
    await em.query('UPDATE platform.checkpoints SET version = -1, position = NULL, updated_at = now()');
    // A rebuild under way stands at a position of the other log.
    await em.query('DELETE FROM platform.rebuilds');
    if (outbox) await refill(store, em, outbox);
    if (first) await note(em, first);
    else await em.query('DELETE FROM platform.log_identity');
  });

const refill = async (store: EventStore, em: EntityManager, outbox: Followed): Promise<void> => {
  const { name, version, handles } = outbox;
  let at: string | null = null;
  await outbox.differs(em, -1);
  for await (const event of store.readAll({ filter: { typePrefixes: typePrefixes(handles) } })) {
    if (!handlesType(handles, event.type)) continue;
    await outbox.applyAll([event], em);
    at = event.position;
  }
  await em.query(
    `INSERT INTO platform.checkpoints (name, version, position) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, position = excluded.position`,
    [name, version, at],
  );
};

/** A log that is empty is known once it has its first event. */
const noteFirst = async ({ store, database, logger }: SettledBy, signal: AbortSignal): Promise<void> => {
  try {
    for await (const message of store.subscribeAll({ signal }))
      if (message.kind === 'event') return await database.transaction((em) => note(em, identityOf(message.event)));
  } catch (error) {
    logger.warn({ err: error }, 'the first event of the log could not be noted; the next start does it');
  }
};

const identityOf = ({ id, position, recordedAt }: RecordedEvent): LogIdentity => ({ id, position, recordedAt });

/** Read in one way always: a client may tell an event's time more exactly in another. */
const firstOf = async (store: EventStore): Promise<LogIdentity | undefined> => {
  for await (const event of store.readAll({ limit: 1 })) return identityOf(event);
  return undefined;
};

const keptIdentity = async (database: DataSource): Promise<LogIdentity | undefined> => {
  const rows: LogIdentity[] = await database.query(
    'SELECT event_id AS id, position, recorded_at AS "recordedAt" FROM platform.log_identity',
  );
  return rows[0];
};

/** Asked before the head: only who leads moves them. */
const furthestCheckpoint = async (database: DataSource): Promise<string | undefined> => {
  const rows: { position: string }[] = await database.query(
    'SELECT position FROM platform.checkpoints WHERE position IS NOT NULL',
  );
  return rows.map(({ position }) => position).reduce<string | undefined>(further, undefined);
};

const further = (a: string | undefined, b: string): string => (a === undefined || comparePositions(a, b) < 0 ? b : a);

const note = async (em: EntityManager, { id, position, recordedAt }: LogIdentity): Promise<void> => {
  await em.query(
    `INSERT INTO platform.log_identity (event_id, position, recorded_at) VALUES ($1, $2, $3)
     ON CONFLICT (singleton) DO UPDATE SET event_id = excluded.event_id, position = excluded.position,
       recorded_at = excluded.recorded_at, noted_at = now()`,
    [id, position, recordedAt],
  );
};
