import type { FeedEntry, FeedPoint } from '@wordslab/contracts/core';
import type { OwnFeed } from './own-feed.js';

/** Entries in a batch, and their bytes as JSON. */
export const MAX_BATCH_ENTRIES = 200;
export const MAX_BATCH_BYTES = 480 * 1024;

/** A batch without the parts that are the link's: who, when, and what it confirms. */
export interface OutgoingFeed {
  readonly epoch: string;
  readonly parent: FeedPoint | null;
  readonly first: number;
  readonly last: number;
  readonly entries: FeedEntry[];
  readonly chain: string;
  readonly head: number;
}

export interface ResendTiming {
  /** Milliseconds after which an unconfirmed batch is sent again; doubles with each attempt. */
  readonly resendAfter: number;
  readonly resendAtMost: number;
}

interface InFlight {
  readonly from: number;
  readonly to: number;
  readonly dueAt: number;
}

/** The search for the last common point: it lies in [low, high]. */
interface Search {
  low: number;
  high: number;
  probe: number;
  dueAt: number;
  /** Epochs that the peer knows and this module no longer does. */
  readonly unknown: Set<string>;
}

/**
 * Sends this module's feed to one peer, window 1: the next batch goes when the last one is confirmed. Where the peer's
 * confirmation does not fit what is here (this module or its outbox was restored), it asks for the peer's chain at points
 * between, by empty batches that the peer answers with its own point there, until the last common one is found; then it
 * opens a new epoch from there.
 */
export class FeedSender {
  /** The last position that the peer confirmed; undefined until it did. */
  private confirmed: number | undefined;
  private inFlight: InFlight | undefined;
  private search: Search | undefined;
  private attempts = 0;
  private headSeen = 0;

  constructor(
    private readonly feed: OwnFeed,
    private readonly timing: ResendTiming,
  ) {}

  get confirmedPosition(): number | null {
    return this.confirmed ?? null;
  }
  get ownHead(): number {
    return this.headSeen;
  }
  get searching(): boolean {
    return this.search !== undefined;
  }

  /** When something may have to be sent again; Infinity when nothing is open. */
  get dueAt(): number {
    return Math.min(this.inFlight?.dueAt ?? Infinity, this.search?.dueAt ?? Infinity);
  }

  /** The peer is back after a silence: what was in flight may be lost, and need not wait for its time. */
  peerIsBack(): void {
    this.inFlight = undefined;
    this.attempts = 0;
  }

  /** What to send now: a probe, the next entries, or the unconfirmed ones again. `sent` follows when the broker has it. */
  async next(now: number): Promise<OutgoingFeed | undefined> {
    this.headSeen = await this.feed.head();
    if (this.search) return now >= this.search.dueAt ? this.empty(this.search.probe, true) : undefined;
    if (this.confirmed === undefined || this.confirmed >= this.headSeen) return undefined;
    if (this.inFlight && now < this.inFlight.dueAt) return undefined;
    return this.entries(this.confirmed);
  }

  sent(batch: OutgoingFeed, now: number): void {
    if (this.search) this.search.dueAt = now + this.timing.resendAfter;
    else if (batch.entries.length && this.confirmed !== undefined) {
      const wait = Math.min(this.timing.resendAfter * 2 ** this.attempts, this.timing.resendAtMost);
      this.attempts += 1;
      this.inFlight = { from: this.confirmed, to: this.confirmed + batch.entries.length, dueAt: now + wait };
    }
  }

  /** An empty batch where the peer should stand: after what is on its way, or at the head while nothing is confirmed. */
  async heartbeat(): Promise<OutgoingFeed> {
    this.headSeen = await this.feed.head();
    if (this.search) return this.empty(this.search.probe, true);
    return this.empty(Math.min(this.inFlight?.to ?? this.confirmed ?? this.headSeen, this.headSeen), false);
  }

  /** The peer says what it has of this feed. */
  async confirm(point: FeedPoint | null): Promise<void> {
    this.headSeen = await this.feed.head();
    const located = await this.locate(point);
    if (this.search) return this.narrow(this.search, located);
    if (located.kind === 'common' || located.kind === 'resume') return this.advance(located.position);
    const high = located.kind === 'differs' ? Math.max(0, located.position - 1) : this.headSeen;
    this.inFlight = undefined;
    this.feed.forgetChain();
    this.search = { low: 0, high, probe: high, dueAt: 0, unknown: new Set() };
    if (located.kind === 'unknown') this.search.unknown.add(located.epoch);
    if (high === 0) await this.openEpoch(this.search);
  }

  private advance(position: number): void {
    if (this.confirmed !== undefined && position > this.confirmed) this.attempts = 0;
    if (this.inFlight && position !== this.inFlight.from) this.inFlight = undefined;
    this.confirmed = position;
  }

  private async locate(point: FeedPoint | null): Promise<Located> {
    if (!point) return { kind: 'common', position: 0 };
    const segment = this.feed.segmentOf(point.epoch);
    if (!segment) return this.locateUnknown(point.epoch);
    const position = segment.base + point.seq;
    // Beyond the point where this epoch was given up, the peer holds the lost tail: the next epoch goes on before it.
    if (position > segment.end) return { kind: 'resume', position: segment.end };
    if (position > this.headSeen) return { kind: 'ahead' };
    return { kind: (await this.feed.chainAt(position)) === point.chain ? 'common' : 'differs', position };
  }

  /** An epoch older than the current one was given up, by a search or long ago: the peer turns from it by itself. */
  private locateUnknown(epoch: string): Located {
    if (epoch > this.feed.current.epoch) return { kind: 'unknown', epoch };
    return { kind: 'resume', position: this.feed.resumeAfterDead(epoch) ?? this.feed.current.base };
  }

  private async narrow(search: Search, located: Located): Promise<void> {
    if (located.kind === 'unknown') search.unknown.add(located.epoch);
    if (located.kind !== 'common' && located.kind !== 'differs') return;
    if (located.position > search.probe) return;
    if (located.kind === 'differs') search.high = Math.min(search.high, located.position - 1);
    else {
      search.low = Math.max(search.low, located.position);
      // The peer has nothing of this feed between here and the probe.
      if (located.position < search.probe) search.high = located.position;
    }
    if (search.low >= search.high) return this.openEpoch(search);
    search.probe = Math.ceil((search.low + search.high) / 2);
    search.dueAt = 0;
  }

  private async openEpoch(search: Search): Promise<void> {
    const position = Math.max(0, Math.min(search.low, search.high));
    await this.feed.open(await this.feed.pointOf(position), position, [...search.unknown]);
    this.search = undefined;
    this.confirmed = position;
    this.attempts = 0;
  }

  /** A probe names the epoch of the entry *at* the position, a heartbeat that of the entry after it. */
  private async empty(position: number, probe: boolean): Promise<OutgoingFeed> {
    const after = this.feed.segmentAfter(position);
    const segment = probe ? (this.feed.segmentOf((await this.feed.pointOf(position)).epoch) ?? after) : after;
    const last = position - segment.base;
    return {
      epoch: segment.epoch,
      parent: segment.parent,
      first: last + 1,
      last,
      entries: [],
      chain: await this.feed.chainAt(position),
      head: Math.min(segment.end, this.headSeen) - segment.base,
    };
  }

  private async entries(after: number): Promise<OutgoingFeed> {
    const segment = this.feed.segmentAfter(after);
    const rows = await this.feed.read(after, Math.min(MAX_BATCH_ENTRIES, segment.end - after));
    const entries: FeedEntry[] = [];
    let chain = await this.feed.chainAt(after);
    let bytes = 0;
    for (const row of rows) {
      bytes += Buffer.byteLength(JSON.stringify(row.entry)) + 20;
      if (entries.length && bytes > MAX_BATCH_BYTES) break;
      entries.push({ ...row.entry, seq: row.seq - segment.base });
      chain = this.feed.mark(row, chain);
    }
    const first = after - segment.base + 1;
    const head = Math.min(segment.end, this.headSeen) - segment.base;
    return {
      epoch: segment.epoch,
      parent: segment.parent,
      first,
      last: first + entries.length - 1,
      entries,
      chain,
      head,
    };
  }
}

/** `resume`: where to go on, though nothing was compared; the receiver checks the parent of the epoch there. */
type Located =
  | { readonly kind: 'common' | 'differs' | 'resume'; readonly position: number }
  | { readonly kind: 'ahead' }
  | { readonly kind: 'unknown'; readonly epoch: string };
