import {
  eventIdOf,
  type FeedPoint,
  type LinkEpochOpened,
  linkEpochOpened,
  type NewFeedEntry,
  RevisionConflict,
} from '@wordslab/contracts/core';
import type {
  BlobStore,
  Clock,
  EpochLog,
  Installer,
  Outbox,
  OutboxRow,
  PeerLog,
  ReceivedEntry,
  SnapshotLog,
} from '../ports.js';
import { streamOfEvent } from '../process/facts.js';
import type { Row } from '../codec/rows.js';

/** The death of a process in the middle of something. */
export class Crash extends Error {}

/** An event in a simulated module's log. */
export interface LogEvent {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
  readonly chain?: string;
  readonly parent?: FeedPoint | null;
}

/** Maps an own event to the entry that goes to `peer`, as a service's projection does. */
export type FeedMapping = (event: LogEvent, peer: string) => Pick<NewFeedEntry, 'type' | 'data'> | null;

interface Stored {
  readonly log: LogEvent[];
  readonly blobs: Map<string, Buffer>;
  readonly copies: Map<string, Map<number, Row>>;
}
const copyOf = (stored: Stored): Stored => ({
  log: [...stored.log],
  blobs: new Map(stored.blobs),
  copies: new Map([...stored.copies].map(([id, rows]) => [id, new Map(rows)])),
});

let serial = 0;

/** What of a simulated module survives a crash, with every port over it; each call may be the last of the process. */
export class Disk {
  stored: Stored = { log: [], blobs: new Map(), copies: new Map() };
  private backupOf: Stored | undefined;
  /** Calls until the process dies; before or after that call's effect. */
  crash: { calls: number; before: boolean } | undefined;
  /** Whether this disk ever went back in time. */
  restored = false;

  constructor(
    readonly clock: Clock,
    private readonly mapping: FeedMapping,
  ) {}

  backup(): void {
    this.backupOf = copyOf(this.stored);
  }
  restore(): void {
    if (!this.backupOf) return;
    this.stored = copyOf(this.backupOf);
    this.restored = true;
  }

  call<T>(effect: () => T): Promise<T> {
    const dies = this.crash !== undefined && (this.crash.calls -= 1) <= 0;
    const before = this.crash?.before ?? false;
    if (dies) this.crash = undefined;
    if (dies && before) return Promise.reject(new Crash());
    const result = effect();
    return dies ? Promise.reject(new Crash()) : Promise.resolve(result);
  }

  add(stream: string, type: string, data: unknown, more: Partial<LogEvent> = {}): void {
    serial += 1;
    this.stored.log.push({ id: eventIdOf('simulated', serial), stream, type, data, ...more });
  }
  stream(name: string): LogEvent[] {
    return this.stored.log.filter((event) => event.stream === name);
  }

  /** All entries to `peer`, as the outbox numbers them. */
  entriesTo(peer: string): OutboxRow[] {
    const occurredAt = '2026-01-01T00:00:00.000Z';
    const rows: OutboxRow[] = [];
    for (const event of this.stored.log) {
      const entry = this.mapping(event, peer);
      if (entry)
        rows.push({ seq: rows.length + 1, entry: { id: event.id, v: 1, occurredAt, actor: 'simulated', ...entry } });
    }
    return rows;
  }

  outbox(peer: string): Outbox {
    return {
      read: (after, limit) => this.call(() => this.entriesTo(peer).slice(after, after + limit)),
      head: () => this.call(() => this.entriesTo(peer).length),
    };
  }

  epochLog(peer: string): EpochLog {
    const stream = `link-${peer}`;
    return {
      load: () => this.call((): LinkEpochOpened[] => this.stream(stream).map((e) => linkEpochOpened.parse(e.data))),
      append: (opened, expected) =>
        this.call(() => {
          if (this.stream(stream).length !== expected)
            throw new RevisionConflict('link.epochs', 'another epoch was opened');
          this.add(stream, 'link.epochOpened', opened);
        }),
    };
  }

  peerLog(from: string): PeerLog {
    const name = (epoch: string): string => `feed-${from}-${epoch}`;
    const point = (epoch: string): FeedPoint | null => {
      const events = this.stream(name(epoch));
      return events.length ? { epoch, seq: events.length, chain: events.at(-1)?.chain ?? '' } : null;
    };
    return {
      epochs: () => this.call(() => this.epochsFrom(from)),
      last: (epoch) => this.call(() => point(epoch)),
      chainAt: (epoch, seq) => this.call(() => this.stream(name(epoch))[seq - 1]?.chain ?? null),
      append: (epoch, parent, entries) => this.call(() => this.receive(name(epoch), parent, entries)),
    };
  }

  epochsFrom(from: string): string[] {
    const prefix = `feed-${from}-`;
    const streams = this.stored.log
      .filter((e) => e.stream.startsWith(prefix))
      .map((e) => e.stream.slice(prefix.length));
    return [...new Set(streams)].sort();
  }

  private receive(stream: string, parent: FeedPoint | null, entries: readonly ReceivedEntry[]): void {
    if (this.stream(stream).length + 1 !== entries[0]?.entry.seq)
      throw new RevisionConflict('feed', 'not the next entry');
    for (const { entry, chain } of entries)
      this.add(stream, `feed.${entry.type}`, entry.data, { id: entry.id, chain, parent });
  }

  readonly blobs: BlobStore = {
    has: (name) => this.call(() => this.stored.blobs.has(name)),
    put: (name, bytes) => this.call(() => void this.stored.blobs.set(name, Buffer.from(bytes))),
    get: (name) => this.call(() => this.stored.blobs.get(name) ?? null),
  };

  readonly snapshotLog: SnapshotLog = {
    append: (event) => this.call(() => this.add(streamOfEvent(event), event.type, event.data)),
  };

  readonly installer: Installer = {
    begin: (snapshot) =>
      this.call(() => {
        const rows = this.stored.copies.get(snapshot) ?? new Map<number, Row>();
        this.stored.copies.set(snapshot, rows);
        return rows.size;
      }),
    rows: (snapshot, _, first, rows) =>
      this.call(() => rows.forEach((row, i) => this.stored.copies.get(snapshot)?.set(first + i, row))),
    finish: (snapshot, manifest) =>
      this.call(() => {
        const found = this.stored.copies.get(snapshot)?.size;
        if (found !== manifest.totals.rows) throw new Error(`${found} rows installed, ${manifest.totals.rows} signed`);
      }),
    abandon: (snapshot) => this.call(() => void this.stored.copies.delete(snapshot)),
    prune: (_, snapshots) => this.call(() => snapshots.forEach((snapshot) => this.stored.copies.delete(snapshot))),
  };
}
