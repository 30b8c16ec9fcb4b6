import { isWordslabError, sha256Hex, type SnapshotEvent } from '@wordslab/contracts/core';
import { MAX_WIRE_BYTES } from '../codec/limits.js';
import type { BlobStore, Clock, SnapshotLog } from '../ports.js';
import type { OpenedSnapshot, SnapshotHeads } from '../snapshot/checks.js';
import { toRanges } from '../snapshot/ranges.js';
import { type Checked, isRefusalCode, type Refusal, refusal } from '../snapshot/refusal.js';
import { type HeadNames, loadHeads } from './heads.js';

/** A snapshot that a peer announced; a new offer of the same snapshot is a new chance. */
export interface Offering extends HeadNames {
  readonly snapshot: string;
  /** Who offers it and is asked for chunks. */
  readonly peer: string;
}

/** What the hub and a receiver do differently. */
export interface IntakeRules<T extends OpenedSnapshot> {
  check(offering: Offering, heads: SnapshotHeads): Checked<T>;
  /** All chunks are here. Says so in the log. @throws WordslabError with a refusal code */
  complete(offering: Offering, opened: T): Promise<void>;
}

export interface IntakeTiming {
  /** Milliseconds that announced heads, which the peer sends unasked, may take before they are asked for. */
  readonly headsWithin: number;
  /** Milliseconds without progress after which is asked again; doubles up to `askAtMost`. */
  readonly askAgainAfter: number;
  readonly askAtMost: number;
}
export const intakeDefaults: IntakeTiming = { headsWithin: 2_000, askAgainAfter: 10_000, askAtMost: 300_000 };

/** `stored`; `bad`: its bytes have another hash or length; `unexpected`: nobody waits for it. */
export type ChunkOutcome = 'stored' | 'bad' | 'unexpected';

interface Item {
  readonly offering: Offering;
  attempt: number;
  /** Asked without getting anything since. */
  fruitless: number;
  dueAt: number;
  /** Chunks asked for and not here yet. */
  outstanding: number;
  waitingFor: Set<string>;
}

const EARLY_CHUNKS = 16;

/**
 * Takes in announced snapshots: heads, checks, missing chunks, completion. What is here is known from the blobs, what is
 * done from the log; so it goes on after any crash, and asks for nothing twice that has come.
 */
export class SnapshotIntake<T extends OpenedSnapshot> {
  private readonly items = new Map<string, Item>();
  /** Offers that came to their end. */
  private readonly closed = new Set<string>();
  private readonly attempts = new Map<string, number>();
  /** Heads may overtake their announcement, which goes another way. A few are kept. */
  private readonly early = new Map<string, Buffer>();

  constructor(
    private readonly ports: { readonly blobs: BlobStore; readonly log: SnapshotLog; readonly clock: Clock },
    private readonly rules: IntakeRules<T>,
    private readonly timing: IntakeTiming,
    private readonly append: (event: SnapshotEvent) => Promise<void>,
  ) {}

  /** A peer announced a snapshot. */
  offered(offering: Offering): void {
    if (this.closed.has(offering.offer) || this.items.get(offering.snapshot)?.offering.offer === offering.offer) return;
    const attempt = this.attempts.get(offering.snapshot) ?? 0;
    const dueAt = this.ports.clock.now() + this.timing.headsWithin;
    const waitingFor = new Set([offering.offer, offering.manifest]);
    this.items.set(offering.snapshot, {
      offering,
      attempt,
      fruitless: 0,
      dueAt,
      outstanding: 0,
      waitingFor,
    });
  }

  /** The log says that chunks were asked for. */
  asked(snapshot: string, attempt: number): void {
    this.attempts.set(snapshot, Math.max(attempt, this.attempts.get(snapshot) ?? 0));
    const item = this.items.get(snapshot);
    if (item) item.attempt = Math.max(attempt, item.attempt);
  }

  /** The log says that nothing is left to do. */
  close(snapshot: string): void {
    const item = this.items.get(snapshot);
    if (item) this.closed.add(item.offering.offer);
    this.items.delete(snapshot);
  }

  isOpen(snapshot: string): boolean {
    return this.items.has(snapshot);
  }

  /** When to call `advance` next; Infinity when nothing is open. */
  get dueAt(): number {
    return Math.min(Infinity, ...[...this.items.values()].map((item) => item.dueAt));
  }

  /** A chunk came. It is durable when this resolves and may then be acknowledged to the broker, whatever the outcome. */
  async chunk(name: string, bytes: Buffer): Promise<ChunkOutcome> {
    if (bytes.length > MAX_WIRE_BYTES || sha256Hex(bytes) !== name) return 'bad';
    const waiting = [...this.items.values()].filter((item) => item.waitingFor.has(name));
    if (!waiting.length) {
      if (await this.ports.blobs.has(name)) return 'stored';
      if (this.early.size >= EARLY_CHUNKS) this.early.delete([...this.early.keys()][0] ?? '');
      this.early.set(name, bytes);
      return 'unexpected';
    }
    await this.ports.blobs.put(name, bytes);
    for (const item of waiting) this.progress(item, name);
    return 'stored';
  }

  private progress(item: Item, name: string): void {
    item.waitingFor.delete(name);
    item.outstanding -= 1;
    item.fruitless = 0;
    const done = item.waitingFor.size === 0 || item.outstanding === 0;
    item.dueAt = done ? 0 : this.ports.clock.now() + this.timing.askAgainAfter;
  }

  /** Does what can be done now for every open snapshot. */
  async advance(): Promise<void> {
    for (const item of [...this.items.values()]) {
      await this.takeEarly(item);
      if (item.waitingFor.size === 0 || item.dueAt <= this.ports.clock.now()) await this.step(item);
    }
  }

  private async takeEarly(item: Item): Promise<void> {
    for (const [name, bytes] of this.early)
      if (item.waitingFor.has(name)) {
        this.early.delete(name);
        await this.chunk(name, bytes);
      }
  }

  private async step(item: Item): Promise<void> {
    const loaded = await loadHeads(this.ports.blobs, item.offering);
    if ('missing' in loaded) {
      item.waitingFor = new Set(loaded.missing);
      await this.takeEarly(item);
      return item.waitingFor.size ? this.ask(item, 'yes', []) : this.step(item);
    }
    // Checked again each time: while chunks come, it may expire, or be overtaken by a newer one.
    const checked = this.rules.check(item.offering, loaded.heads);
    if (!checked.ok) return this.refuse(item, checked.refusal);
    const missing = await this.missing(checked.value);
    item.waitingFor = new Set(missing.map(([, name]) => name));
    if (missing.length)
      return this.ask(
        item,
        'no',
        missing.map(([index]) => index),
      );
    try {
      await this.rules.complete(item.offering, checked.value);
    } catch (e) {
      if (!(isWordslabError(e) && isRefusalCode(e.code))) throw e;
      await this.refuse(item, refusal(e.code, e.message));
    }
  }

  private async missing(opened: T): Promise<[number, string][]> {
    const missing: [number, string][] = [];
    for (const [index, chunk] of opened.offer.chunks.entries())
      if (!(await this.ports.blobs.has(chunk.wire))) missing.push([index, chunk.wire]);
    return missing;
  }

  private async ask(item: Item, heads: 'yes' | 'no', indices: readonly number[]): Promise<void> {
    const ranges = toRanges(indices);
    item.outstanding = heads === 'yes' ? item.waitingFor.size : ranges.reduce((n, [a, b]) => n + b - a + 1, 0);
    item.dueAt =
      this.ports.clock.now() + Math.min(this.timing.askAgainAfter * 2 ** item.fruitless, this.timing.askAtMost);
    item.fruitless += 1;
    const { snapshot, peer } = item.offering;
    const data = { snapshot, from: peer, attempt: item.attempt + 1, heads, ranges };
    await this.append({ type: 'snapshot.wanted', data });
  }

  private async refuse(item: Item, { code, detail }: Refusal): Promise<void> {
    const { snapshot, peer } = item.offering;
    await this.append({ type: 'snapshot.refused', data: { snapshot, code, detail: detail.slice(0, 120), peer } });
  }
}
