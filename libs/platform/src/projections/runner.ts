import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type EventStore } from '@wordslab/eventstore';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { type Clock, CLOCK, EVENT_STORE, LOGGER } from '../tokens.js';
import {
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

interface Declared<O, H> {
  options: O;
  handler: H;
}

/**
 * Runs every projection, the outbox and the reactors of a service. Of several replicas one leads (a Postgres advisory
 * lock held by a connection of its own); the checkpoints' compare-and-set fences one that only thinks so.
 */
@Injectable()
export class ProjectionsRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly followers: Follower[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly database: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const all = this.allFollowed();
    for (const followed of all) this.followers.push(new Follower(followed, this.store, this.database, this.logger));
    const leadership = new Leadership(this.database, this.logger);
    this.running = leadership.whileLeading(this.stopping.signal, async (signal) => {
      const { store, database, logger, followers } = this;
      const outbox = all.find(({ name }) => name === 'outbox');
      await settleLog({ store, database, logger, outbox, followers }, signal);
      await Promise.all(this.followers.map((f) => f.run(signal)));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private allFollowed(): Followed[] {
    const projections = this.declared<
      { name: string; version: number; tables: readonly string[]; handles: readonly string[] },
      ProjectionHandler
    >(Projection);
    const mappings = this.declared<{ handles: readonly string[] }, FeedMappingHandler>(FeedMapping);
    const reactors = this.declared<{ name: string; handles: readonly string[] }, ReactorHandler>(Reactor);
    const followed: Followed[] = projections.map(({ options, handler }) => ({
      ...options,
      empty: async (em) => {
        for (const table of options.tables) await em.query(`DELETE FROM ${table}`);
      },
      apply: (event, em) => handler.apply(event, em),
    }));
    if (mappings.length > 0)
      followed.push(outboxOf(mappings.map(({ options, handler }) => ({ handles: options.handles, handler }))));
    followed.push(
      ...reactors.map(({ options, handler }) => followedReactor(options.name, options.handles, handler, this.clock)),
    );
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
