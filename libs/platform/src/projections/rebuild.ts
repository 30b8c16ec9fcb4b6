import type { EventStore } from '@wordslab/eventstore';
import type { DataSource } from 'typeorm';
import { BATCH_SIZE, type Batch, followInBatches } from './batches.js';
import { setCheckpoint } from './checkpoints.js';
import type { Followed, Follower } from './follower.js';
import { Pace } from './pace.js';
import type { Rebuilds } from './rebuilds.js';
import { isShadowWhole, makeShadow, switchToShadow, writeToShadow } from './shadow-tables.js';

/** What can be rebuilt beside its rows: a projection, its tables, and who follows the log for it meanwhile. */
export interface ReadModel {
  followed: Followed;
  tables: readonly string[];
  follower: Follower;
}

export interface RebuildContext {
  store: EventStore;
  database: DataSource;
  rebuilds: Rebuilds;
  now: () => Date;
}

/**
 * One rebuild, from where its tables in `read_models_next` stand to the switch. Until then the live tables are followed
 * and served as ever. It can be broken off anywhere and is taken up again by `run`.
 */
export class Rebuild {
  constructor(
    private readonly model: ReadModel,
    private readonly context: RebuildContext,
  ) {}

  /** @throws RevisionConflict `rebuild.fenced` once it was stopped, or another process leads */
  async run(signal: AbortSignal): Promise<void> {
    const begun = await this.begin();
    const near = await this.fill(begun, signal);
    if (signal.aborted) return;
    await this.model.follower.standAside(async () => {
      // What came while the bulk was read. The follower has stopped, so nothing that readers saw is missing afterwards.
      const head = await this.fill(near, signal);
      if (!signal.aborted) await this.switch(head);
    });
  }

  /** Goes on where an earlier process was, unless the tables have changed since. */
  private async begin(): Promise<string | null> {
    const { database, rebuilds } = this.context;
    const { tables, followed } = this.model;
    return database.transaction(async (em) => {
      const row = await rebuilds.of(followed.name);
      if (row?.status === 'running' && (await isShadowWhole(em, tables))) return row.position;
      await makeShadow(em, tables);
      await rebuilds.start(em, followed.name);
      return null;
    });
  }

  /** Reads on to the head of the log, or to the signal; answers where it is then. */
  private async fill(from: string | null, signal: AbortSignal): Promise<string | null> {
    const { store, now } = this.context;
    const pace = new Pace(from, now());
    let at = from;
    let head = await store.head();
    const options = { after: from, handles: this.model.followed.handles, size: BATCH_SIZE, signal };
    for await (const batch of followInBatches(store, options)) {
      if (batch.position !== at) {
        await this.write(batch, at, pace.after(batch, head, now()));
        at = batch.position;
      }
      if (batch.isAtHead) break;
      if (pace.isDue(now())) head = await store.head();
    }
    return at;
  }

  private async write(
    { events, position }: Batch,
    from: string | null,
    speed: { eventsPerSecond: number | null; remainingSeconds: number | null },
  ): Promise<void> {
    const { database, rebuilds } = this.context;
    const { followed } = this.model;
    await database.transaction(async (em) => {
      if (events.length > 0) {
        await writeToShadow(em);
        await followed.applyAll(events, em);
      }
      await rebuilds.move(em, followed.name, { from, position, events: events.length, ...speed });
    });
  }

  private async switch(position: string | null): Promise<void> {
    const { database, rebuilds } = this.context;
    const { followed, tables } = this.model;
    const { name, version } = followed;
    await database.transaction(async (em) => {
      await em.query('SELECT FROM platform.checkpoints WHERE name = $1 FOR UPDATE', [name]);
      await switchToShadow(em, tables);
      await setCheckpoint(em, { name, version, position });
      await rebuilds.finish(em, name, position);
    });
  }
}
