import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type EventStore } from '@wordslab/eventstore';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { type Clock, CLOCK, EVENT_STORE, LOGGER } from '../tokens.js';
import { BATCH_SIZE } from './batches.js';
import { VOID_VERSION } from './checkpoints.js';
import {
  type BatchProjectionHandler,
  FeedMapping,
  type FeedMappingHandler,
  Projection,
  type ProjectionHandler,
  Reactor,
  type ReactorHandler,
} from './declarations.js';
import { Follower, type Followed } from './follower.js';
import { Leadership } from './leadership.js';
import { settleLog } from './log-identity.js';
import { outboxOf } from './outbox.js';
import { followedReactor } from './reactors.js';
import type { ReadModel } from './rebuild.js';
import { Rebuilder } from './rebuilder.js';
import { Rebuilds } from './rebuilds.js';

interface Declared<O, H> {
  options: O;
  handler: H;
}

interface ProjectionOptions {
  name: string;
  version: number;
  tables: readonly string[];
  handles: readonly string[];
}

type AnyProjection = ProjectionHandler | BatchProjectionHandler;

/** How a projection applies a batch, whichever way it is written. */
export const allOf = (handler: AnyProjection): Followed['applyAll'] => {
  if ('applyAll' in handler) return (events, em) => handler.applyAll(events, em);
  return async (events, em) => {
    for (const event of events) await handler.apply(event, em);
  };
};

/**
 * Runs every projection, the outbox and the reactors of a service, and rebuilds read models. Of several replicas one
 * leads (a Postgres advisory lock held by a connection of its own); the checkpoints' compare-and-set fences one that
 * only thinks so.
 */
@Injectable()
export class ProjectionsRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly followers: Follower[] = [];
  readonly readModels: ReadModel[] = [];
  readonly rebuilds: Rebuilds;
  readonly rebuilder: Rebuilder;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly database: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.rebuilds = new Rebuilds(database);
    const context = { store, database, rebuilds: this.rebuilds, now: () => clock.now() };
    this.rebuilder = new Rebuilder(this.readModels, context, logger);
  }

  onApplicationBootstrap(): void {
    for (const { options, handler } of this.declared<ProjectionOptions, AnyProjection>(Projection)) {
      const followed = this.followedProjection(options, handler);
      this.readModels.push({ followed, tables: options.tables, follower: this.follow(followed) });
    }
    const others = this.otherFollowed();
    for (const followed of others) this.follow(followed);
    const outbox = others.find(({ name }) => name === 'outbox');
    const leadership = new Leadership(this.database, this.logger);
    this.running = leadership.whileLeading(this.stopping.signal, async (signal) => {
      const { store, database, logger, followers } = this;
      await settleLog({ store, database, logger, outbox, followers }, signal);
      await Promise.all([this.rebuilder.run(signal), ...this.followers.map((f) => f.run(signal))]);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private follow(followed: Followed): Follower {
    const follower = new Follower(followed, this.store, this.database, this.logger);
    this.followers.push(follower);
    return follower;
  }

  private followedProjection({ name, version, handles }: ProjectionOptions, handler: AnyProjection): Followed {
    return {
      name,
      version,
      handles,
      batchSize: BATCH_SIZE,
      differs: async (em, stored) => {
        const reason = stored === VOID_VERSION ? 'log' : 'version';
        await this.rebuilds.request({ name, version, reason, by: 'wordslab' }, em);
        return 'kept';
      },
      applyAll: allOf(handler),
    };
  }

  private otherFollowed(): Followed[] {
    const mappings = this.declared<{ handles: readonly string[] }, FeedMappingHandler>(FeedMapping);
    const reactors = this.declared<{ name: string; handles: readonly string[] }, ReactorHandler>(Reactor);
    const followed = reactors.map(({ options, handler }) =>
      followedReactor(options.name, options.handles, handler, this.clock),
    );
    if (mappings.length > 0)
      followed.unshift(outboxOf(mappings.map(({ options, handler }) => ({ handles: options.handles, handler }))));
    return followed;
  }

  private declared<O, H>(
    decorator: Parameters<DiscoveryService['getMetadataByDecorator']>[0] & { KEY: string },
  ): Declared<O, H>[] {
    return this.discovery
      .getProviders({ metadataKey: decorator.KEY })
      .filter((wrapper) => wrapper.instance !== undefined && wrapper.instance !== null)
      .map((wrapper) => ({
        options: this.discovery.getMetadataByDecorator(decorator, wrapper) as O,
        handler: wrapper.instance as H,
      }));
  }
}
