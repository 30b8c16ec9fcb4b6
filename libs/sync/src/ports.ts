import type {
  FeedEntry,
  FeedPoint,
  LinkEpochOpened,
  NewFeedEntry,
  PolicyVersion,
  SnapshotEvent,
  SnapshotManifest,
  SnapshotOffer,
} from '@wordslab/contracts/core';
import type { Row } from './codec/rows.js';
import type { SnapshotInput } from './snapshot/build.js';

/*
 * Everything that links and snapshots need of the world. The shipper implements these over the event store, Postgres,
 * NATS and files; the simulation implements them in memory. Each call is atomic: it happened or it did not, and the
 * caller may die before it learns which. None may be answered from a cache that can be ahead of or behind the store.
 */

/** Time in milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** Cryptographically random bytes; in simulation, seeded ones. */
export type RandomBytes = (length: number) => Uint8Array;

/* ---- Link ---- */

/** A row of `sync.outbox`; `seq` counts from 1, dense, over all epochs. */
export interface OutboxRow {
  readonly seq: number;
  readonly entry: NewFeedEntry;
}

/** This module's own feed to one peer (`sync.outbox` where link = peer). */
export interface Outbox {
  /** Up to `limit` rows with seq > `afterSeq`, ascending. */
  read(afterSeq: number, limit: number): Promise<readonly OutboxRow[]>;
  /** The last seq, 0 when empty. */
  head(): Promise<number>;
}

/** Stream `link-<peer>` of this module's log: the epochs of its own feed. */
export interface EpochLog {
  /** All epochs, oldest first. */
  load(): Promise<readonly LinkEpochOpened[]>;
  /** @throws RevisionConflict unless exactly `expected` epochs stand in the stream */
  append(opened: LinkEpochOpened, expected: number): Promise<void>;
}

/** An entry as received, with the chain at it; the event's id is the entry's, its revision `seq − 1`. */
export interface ReceivedEntry {
  readonly entry: FeedEntry;
  readonly chain: string;
}

/** Streams `feed-<from>-<epoch>` of this module's log: what one peer sent. */
export interface PeerLog {
  /** Epochs of which something stands in the log, oldest first (an epoch is a ULID, so sorted by name). */
  epochs(): Promise<readonly string[]>;
  /** The last entry's point, or null where the stream does not exist. */
  last(epoch: string): Promise<FeedPoint | null>;
  /** `metadata.chain` of entry `seq`, or null where there is none. */
  chainAt(epoch: string, seq: number): Promise<string | null>;
  /**
   * Appends all of `entries` or none. Writes `parent` into the metadata of each event (`metadata.parent`), so that a
   * reader knows which tail of the epoch before was lost.
   * @throws RevisionConflict unless the stream's last revision is that before the first entry
   */
  append(epoch: string, parent: FeedPoint | null, entries: readonly ReceivedEntry[]): Promise<void>;
}

/** The broker on the way to one peer. */
export interface FeedPublisher {
  /** Resolves when the broker of the hub acknowledged. @throws Unavailable when it cannot take the message now */
  publish(batch: Uint8Array): Promise<void>;
}

/* ---- Snapshots ---- */

/** Content-addressed bytes in the payload store: chunks as on the wire, offers, manifests, index chunks. */
export interface BlobStore {
  has(name: string): Promise<boolean>;
  /** Durable when it resolves, and all or nothing (write beside, fsync, rename). Putting a known name changes nothing. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Buffer | null>;
}

/** Chunk messages to a peer (`wl.<tenant>.<module>.chunk.<name>`, or `downchunk`). */
export interface ChunkSender {
  /** Resolves on the broker's acknowledgement. @throws Unavailable when there is no broker or no room now */
  send(to: string, name: string, bytes: Uint8Array): Promise<void>;
}

/** The shipper's own streams, `snapshot-<id hex>` and `snapshot-order-<order>` (`streamOfEvent` names them). */
export interface SnapshotLog {
  /** Appends at the end. Whether it repeats something is for the caller to know: only one shipper appends. */
  append(event: SnapshotEvent): Promise<void>;
}

/** Something that stands in the log about snapshots: the module's own event, or an entry that a peer's feed brought. */
export interface SnapshotFact {
  /** The peer whose feed carried it; null for an event of this module. */
  readonly from: string | null;
  /** The event type or the entry type, such as `snapshot.offered`. Others than those of snapshots are ignored. */
  readonly type: string;
  readonly data: unknown;
}

/** An order as the producer got it. */
export interface SnapshotOrder {
  readonly order: string;
  readonly projection: string;
  readonly partition: string;
  readonly to: string;
  readonly policy: PolicyVersion;
}

/** A published partition opened for shipping: one REPEATABLE READ transaction, the policy applied to each row. */
export interface OpenedSource {
  readonly input: SnapshotInput;
  readonly rows: AsyncIterable<Row>;
  /** Called once, after the last row: how many personal values were searched in what left, and how many found. */
  scan(): Promise<SnapshotOffer['scan']>;
  close(): Promise<void>;
}

export interface SnapshotSource {
  /**
   * @throws WordslabError when it may not be shipped (field not named, personal field kept, unknown partition…): the
   * order is refused with its code. `details.field` names the field. Unavailable means: try again later.
   */
  open(order: SnapshotOrder): Promise<OpenedSource>;
}

/** Where a receiver puts rows: `copies.<projection>`, invisible until `snapshot.activated` stands in the log. */
export interface Installer {
  /** Rows of this snapshot that are here already: whole chunks, from the first. */
  begin(snapshot: string, manifest: SnapshotManifest): Promise<number>;
  /** One chunk in one transaction; `first` is the ordinal of its first row, from 0. Repeating it changes nothing. */
  rows(snapshot: string, manifest: SnapshotManifest, first: number, rows: readonly Row[]): Promise<void>;
  /** All rows are here. @throws when their number is not the manifest's */
  finish(snapshot: string, manifest: SnapshotManifest): Promise<void>;
  /** Removes the rows of a snapshot that turned out bad. */
  abandon(snapshot: string, manifest: SnapshotManifest): Promise<void>;
  /** Removes the rows of snapshots of one projection that later ones have replaced. Repeating it changes nothing. */
  prune(projection: string, snapshots: readonly string[]): Promise<void>;
}
