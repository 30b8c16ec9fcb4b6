import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Server } from 'node:http';
import type { DeploymentDescriptor } from '@wordslab/contracts/core';
import type { EventStore } from '@wordslab/eventstore';
import {
  createLogger,
  databaseUrlOf,
  FileBlobStore,
  loadDescriptor,
  type Logger,
  openEventStore,
  openSealedBlobs,
  PresentEvents,
  readPayload,
  whenItAnswers,
} from '@wordslab/platform/process';
import { entrySignatures, type ModuleKeys } from '@wordslab/sync';
import type pg from 'pg';
import { chunkSenderOf, type Line, openHubLine, openStageLine } from './broker/lines.js';
import { becomeTheShipper, openPool } from './database/database.js';
import { listenToOutbox } from './database/outbox.js';
import { eventTypes } from './log/event-types.js';
import { followFacts } from './log/facts.js';
import { snapshotLogOf } from './log/snapshot-log.js';
import { chunkStoreOf } from './process/chunk-store.js';
import { loadShipperConfig, readModuleKeys, readStageAccounts, type ShipperConfig } from './process/config.js';
import { startHealthServer } from './process/health-server.js';
import { Ticker } from './process/ticker.js';
import { CourierDriver } from './roles/courier-driver.js';
import { LinkDriver } from './roles/link-driver.js';
import { hubRoles, type RoleOptions, type SnapshotRoles, stageRoles } from './roles/snapshot-roles.js';

/** One module's shipper: its links, and what it does with snapshots. It knows no entity. */
@Injectable()
export class Shipper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly config: ShipperConfig = loadShipperConfig();
  private readonly logger: Logger = createLogger('shipper', this.config.WORDSLAB_LOG_LEVEL);
  private readonly stopping = new AbortController();
  private readonly links: LinkDriver[] = [];
  private readonly closers: (() => Promise<unknown> | void)[] = [];
  private health: Server | undefined;
  private ready = false;

  async onApplicationBootstrap(): Promise<void> {
    this.health = await startHealthServer(this.config.WORDSLAB_PORT, () => ({
      ready: this.ready,
      detail: {
        links: (this.ready ? this.links : []).map((link) => ({
          peer: link.peer,
          state: link.status.state,
          lag: link.status.lag,
        })),
      },
    }));
    this.ship().catch((error: unknown) => this.fail(error));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    for (const link of this.links) link.stop();
    for (const close of this.closers.reverse()) await close();
    this.health?.close();
  }

  /** Everything that this process does rests on what it could no longer do: its watcher starts it again. */
  private fail(error: unknown): never | void {
    if (this.stopping.signal.aborted) return;
    this.logger.fatal({ err: error }, 'the shipper stops');
    process.exit(1);
  }

  private async ship(): Promise<void> {
    const url = databaseUrlOf(this.config);
    const leader = await becomeTheShipper(url, this.logger, (error) => this.fail(error));
    const pool = openPool(url, this.logger);
    const store = new PresentEvents(await openEventStore(this.config, this.logger), eventTypes);
    this.closers.push(
      () => leader.end(),
      () => pool.end(),
      () => store.close(),
    );
    await whenItAnswers(store, this.logger, this.stopping.signal);
    const lines = await this.openLines();
    for (const line of lines.values()) this.closers.push(() => line.close());
    const descriptor = this.descriptor();
    const keys = readModuleKeys(this.config.WORDSLAB_KEYS_DIR);
    const roles = await this.rolesOf({ lines, store, pool, databaseUrl: url, descriptor, keys });
    for (const line of lines.values()) {
      const peer = descriptor.modules.find((m) => m.module === line.peer);
      const signatures = entrySignatures(keys.sign, peer?.signKey);
      this.links.push(new LinkDriver({ writer: this.writer, line, store, pool, logger: this.logger, signatures }));
    }
    await this.run({ lines, roles, store, leader });
  }

  private get writer() {
    return { tenant: this.config.WORDSLAB_TENANT, module: this.config.WORDSLAB_MODULE };
  }

  private async openLines(): Promise<ReadonlyMap<string, Line>> {
    const accountsFile = this.config.WORDSLAB_NATS_ACCOUNTS_FILE;
    const opening = accountsFile
      ? Object.entries(readStageAccounts(accountsFile)).map(([stage, account]) =>
          openHubLine(this.config, stage, account, this.logger, this.stopping.signal),
        )
      : [openStageLine(this.config, this.logger)];
    const lines = await Promise.all(opening);
    return new Map(lines.map((line) => [line.peer, line]));
  }

  private descriptor(): DeploymentDescriptor {
    const descriptor = loadDescriptor(this.config);
    if (!descriptor) throw new Error('a shipper belongs to a module of a tenant');
    return descriptor;
  }

  private async rolesOf({
    lines,
    store,
    ...given
  }: {
    lines: ReadonlyMap<string, Line>;
    store: EventStore;
    pool: pg.Pool;
    databaseUrl: string;
    descriptor: DeploymentDescriptor;
    keys: ModuleKeys;
  }): Promise<SnapshotRoles> {
    const blobs = chunkStoreOf(this.config.WORDSLAB_BLOBS_DIR);
    const driver = new CourierDriver(blobs, chunkSenderOf(lines), this.logger);
    this.closers.push(() => driver.stop());
    const options: RoleOptions = {
      ...given,
      blobs,
      courier: driver.courier,
      log: snapshotLogOf(store, this.writer, this.stopping.signal),
      maxBytes: this.config.WORDSLAB_SNAPSHOT_MAX_BYTES,
      readPayload: await this.payloadReader(),
    };
    return given.descriptor.kind === 'lifecycle' ? hubRoles(options) : stageRoles(options);
  }

  private async payloadReader() {
    if (!this.config.WORDSLAB_PAYLOAD_KEY_FILE) return undefined;
    const payloads = new FileBlobStore(this.config.WORDSLAB_BLOBS_DIR);
    const sealed = await openSealedBlobs(payloads, this.config.WORDSLAB_PAYLOAD_KEY_FILE);
    return (ref: string) => readPayload(payloads, sealed, ref);
  }

  /** History first, then the links: nothing new is heard before what stands in the log is known. */
  private async run({
    lines,
    roles,
    store,
    leader,
  }: {
    lines: ReadonlyMap<string, Line>;
    roles: SnapshotRoles;
    store: EventStore;
    leader: pg.Client;
  }): Promise<void> {
    const { signal } = this.stopping;
    const tickers = roles.parts.map(
      (part) => new Ticker(part, (error) => this.logger.error({ err: error }, 'a snapshot could not be taken further')),
    );
    this.closers.push(() => tickers.forEach((ticker) => ticker.stop()));
    const nudged = roles.parts.map((part) => ({
      restore: part.restore.bind(part),
      handle: async (fact: Parameters<typeof part.handle>[0]) => {
        // Also when it fails: what it left undone is due.
        await part.handle(fact).finally(() => tickers.forEach((ticker) => ticker.nudge()));
      },
    }));
    const history = Promise.withResolvers<void>();
    const following = followFacts(store, nudged, { signal, logger: this.logger, started: history.resolve });
    await Promise.race([history.promise, following]);
    for (const link of this.links) await link.start();
    tickers.forEach((ticker) => ticker.nudge());
    await listenToOutbox(leader, (peer) => this.links.find((link) => link.peer === peer)?.wake());
    // What came into the outbox before this process listened.
    for (const link of this.links) link.wake();
    this.ready = true;
    const listening = this.links.map((link) =>
      lines.get(link.peer)?.listen(
        {
          feed: (message) => link.receive(message),
          chunk: (name, bytes) => this.takeChunk(roles, tickers, name, bytes),
        },
        signal,
      ),
    );
    await Promise.all([following, ...listening]);
  }

  private async takeChunk(
    roles: SnapshotRoles,
    tickers: readonly Ticker[],
    name: string,
    bytes: Buffer,
  ): Promise<void> {
    await roles.chunk(name, bytes);
    tickers.forEach((ticker) => ticker.nudge());
  }
}
