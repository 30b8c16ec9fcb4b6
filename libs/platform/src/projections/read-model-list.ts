import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type ReadModelView, RuleViolated } from '@wordslab/contracts';
import { type EventStore } from '@wordslab/eventstore';
import { DataSource } from 'typeorm';
import { EVENT_STORE } from '../tokens.js';
import { VOID_VERSION } from './checkpoints.js';
import type { ReadModel } from './rebuild.js';
import type { RebuildRow } from './rebuilds.js';
import { ProjectionsRunner } from './runner.js';

interface CheckpointRow {
  name: string;
  version: number;
  position: string | null;
  updatedAt: Date;
}

/** The read models of this module, and their rebuilds by hand. */
@Injectable()
export class ReadModelList {
  constructor(
    private readonly runner: ProjectionsRunner,
    private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async all(): Promise<ReadModelView[]> {
    const [checkpoints, rebuilds, head] = await Promise.all([
      this.checkpoints(),
      this.runner.rebuilds.all(),
      this.store.head(),
    ]);
    return this.runner.readModels
      .map((model) => {
        const { name } = model.followed;
        const checkpoint = checkpoints.find((c) => c.name === name);
        return viewOf(
          model,
          checkpoint,
          viewOfRebuild(
            rebuilds.find((r) => r.name === name),
            head,
          ),
        );
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws NotFound `read_model.not_found` */
  async one(name: string): Promise<ReadModelView> {
    const found = (await this.all()).find((model) => model.name === name);
    if (found) return found;
    throw unknownModel(name);
  }

  /** @throws NotFound `read_model.not_found`; RuleViolated `read_model.being_rebuilt` */
  async rebuild(name: string, by: string): Promise<ReadModelView> {
    const { version } = this.named(name).followed;
    if (!(await this.runner.rebuilds.request({ name, version, reason: 'asked', by })))
      throw new RuleViolated(
        'read_model.being_rebuilt',
        `a rebuild of ${name} is waiting or running already`,
        'Follow that one, or stop it first.',
      );
    this.runner.rebuilder.wake();
    return this.one(name);
  }

  /** @throws NotFound `read_model.not_found`; RuleViolated `read_model.not_being_rebuilt` */
  async stop(name: string): Promise<ReadModelView> {
    this.named(name);
    if (!(await this.runner.rebuilds.stop(name)))
      throw new RuleViolated(
        'read_model.not_being_rebuilt',
        `no rebuild of ${name} is waiting or running`,
        'GET /api/v1/read-models says how the last one ended.',
      );
    this.runner.rebuilder.wake();
    return this.one(name);
  }

  private named(name: string): ReadModel {
    const model = this.runner.readModels.find((m) => m.followed.name === name);
    if (model) return model;
    throw unknownModel(name);
  }

  private checkpoints(): Promise<CheckpointRow[]> {
    return this.database.query('SELECT name, version, position, updated_at AS "updatedAt" FROM platform.checkpoints');
  }
}

const unknownModel = (name: string): NotFound =>
  new NotFound('read_model.not_found', `this module has no read model ${name}`, 'GET /api/v1/read-models lists them.');

const viewOf = (
  { followed, tables, follower }: ReadModel,
  checkpoint: CheckpointRow | undefined,
  rebuild: ReadModelView['rebuild'],
): ReadModelView => ({
  name: followed.name,
  tables: [...tables],
  version: checkpoint && checkpoint.version !== VOID_VERSION ? checkpoint.version : null,
  wantedVersion: followed.version,
  state: stateOf(checkpoint, followed.version, follower.failure),
  position: checkpoint?.position ?? null,
  updatedAt: checkpoint?.updatedAt.toISOString() ?? null,
  failure: follower.failure ?? null,
  rebuild,
});

const stateOf = (
  checkpoint: CheckpointRow | undefined,
  wanted: number,
  failure: string | undefined,
): ReadModelView['state'] => {
  if (!checkpoint) return 'empty';
  if (checkpoint.version !== wanted) return 'outdated';
  return failure ? 'failing' : 'following';
};

const viewOfRebuild = (row: RebuildRow | undefined, head: string): ReadModelView['rebuild'] => {
  if (!row) return null;
  // Positions of every store grow with the log, evenly enough for an estimate.
  const read = Number(row.position ?? 0) / Math.max(1, Number(head));
  const share = row.status === 'done' ? 1 : Math.min(1, read);
  return {
    status: row.status,
    reason: row.reason,
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    events: row.events,
    of: share > 0 ? Math.round(row.events / share) : null,
    share,
    eventsPerSecond: row.eventsPerSecond === null ? null : Math.round(row.eventsPerSecond),
    remainingSeconds: row.remainingSeconds,
    failure: row.failure,
  };
};
