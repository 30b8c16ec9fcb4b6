import type { DeploymentDescriptor } from '@wordslab/contracts/core';
import {
  type BlobStore,
  type Courier,
  type ModuleKeys,
  type SnapshotLog,
  SnapshotHub,
  SnapshotProducer,
  SnapshotReceiver,
} from '@wordslab/sync';
import type pg from 'pg';
import { CopiesInstaller } from '../database/copies-installer.js';
import { PublishedSource } from '../database/published-source.js';
import type { PayloadReader } from '../database/published-rows.js';
import { OneAtATime, type SnapshotPart } from './one-at-a-time.js';

/** What this module does with snapshots: the parts that learn from the log, and where arriving chunks go. */
export interface SnapshotRoles {
  readonly parts: readonly SnapshotPart[];
  chunk(name: string, bytes: Buffer): Promise<unknown>;
}

export interface RoleOptions {
  descriptor: DeploymentDescriptor;
  keys: ModuleKeys;
  blobs: BlobStore;
  courier: Courier;
  log: SnapshotLog;
  pool: pg.Pool;
  databaseUrl: string;
  maxBytes: number;
  readPayload?: PayloadReader;
}

const clock = { now: () => Date.now() };

/** A stage sends what it is the home of and receives what Lifecycle relays. */
export const stageRoles = (options: RoleOptions): SnapshotRoles => {
  const { descriptor, keys, blobs, courier, log, pool, databaseUrl, maxBytes, readPayload } = options;
  const writer = { tenant: descriptor.tenant, module: descriptor.module };
  const source = new PublishedSource({ writer, keys, connectionString: databaseUrl, readPayload });
  const producer = new OneAtATime(new SnapshotProducer({ source, blobs, log, courier, clock }, { descriptor, keys }));
  const receiver = new OneAtATime(
    new SnapshotReceiver({ blobs, log, installer: new CopiesInstaller(pool), clock }, { descriptor, keys, maxBytes }),
  );
  return { parts: [producer, receiver], chunk: (name, bytes) => receiver.chunk(name, bytes) };
};

/** Lifecycle relays: it checks, stores and passes on, and can open nothing. */
export const hubRoles = ({ descriptor, keys, blobs, courier, log, maxBytes }: RoleOptions): SnapshotRoles => {
  const hub = new OneAtATime(
    new SnapshotHub({ blobs, log, courier, clock }, { descriptor, sign: keys.sign, maxBytes }),
  );
  return { parts: [hub], chunk: (name, bytes) => hub.chunk(name, bytes) };
};
