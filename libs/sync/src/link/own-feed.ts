import { CHAIN_START, type FeedPoint, type LinkEpochOpened } from '@wordslab/contracts/core';
import type { Clock, EpochLog, Outbox, OutboxRow, RandomBytes } from '../ports.js';
import { nextChain } from './chain.js';
import { newUlid } from './ulid.js';

/** The part of the outbox that goes under one epoch: positions (base, end]. */
export interface Segment extends LinkEpochOpened {
  /** Position of its last entry; infinite for the current epoch. */
  readonly end: number;
}

const PAGE = 1000;
const START = { position: 0, chain: CHAIN_START };

/**
 * This module's own feed: the outbox, numbered through its epochs. A *position* is an outbox seq; a *point* is what the
 * wire says (epoch, seq within it, chain). The chain is always computed from the outbox, never remembered over a
 * restart, so an outbox that was rebuilt or restored cannot be mistaken for the one that was sent.
 */
export class OwnFeed {
  private epochs: LinkEpochOpened[] = [];
  private live: Segment[] = [];
  /** The chain at every 1,000th position, and at the last one computed. */
  private readonly marks = new Map<number, string>();
  private latest = START;

  constructor(
    private readonly outbox: Outbox,
    private readonly log: EpochLog,
    private readonly clock: Clock,
    private readonly random: RandomBytes,
  ) {}

  /** Loads the epochs; opens the first where there is none. */
  async start(): Promise<void> {
    this.epochs = [...(await this.log.load())];
    this.live = segmentsOf(this.epochs);
    if (!this.epochs.length) await this.open(null, 0, []);
  }

  get current(): Segment {
    const segment = this.live.at(-1);
    if (!segment) throw new Error('the feed is used before it is started');
    return segment;
  }

  head(): Promise<number> {
    return this.outbox.head();
  }

  read(after: number, limit: number): Promise<readonly OutboxRow[]> {
    return this.outbox.read(after, limit);
  }

  /** The segment under which the entry after `position` goes. */
  segmentAfter(position: number): Segment {
    return this.live.find((segment) => position < segment.end) ?? this.current;
  }

  segmentOf(epoch: string): Segment | undefined {
    return this.live.find((segment) => segment.epoch === epoch);
  }

  /** Where to go on for a receiver that stands in an epoch which was given up: at the first one opened after it. */
  resumeAfterDead(epoch: string): number | undefined {
    const index = this.epochs.findIndex((e) => e.epoch === epoch);
    const later = this.epochs.slice(index + 1).map((e) => e.epoch);
    return index < 0 ? undefined : this.live.find((segment) => later.includes(segment.epoch))?.base;
  }

  /** The chain at a position that is not after the head. */
  async chainAt(position: number): Promise<string> {
    const near = this.latest.position <= position ? this.latest : this.nearestMark(position);
    let { position: at, chain } = near;
    while (at < position) {
      const rows = await this.outbox.read(at, Math.min(PAGE, position - at));
      if (!rows.length) throw new Error(`the outbox ends at ${at}, before ${position}`);
      for (const row of rows) chain = this.mark(row, chain);
      at += rows.length;
    }
    this.latest = { position, chain };
    return chain;
  }

  private nearestMark(position: number): { position: number; chain: string } {
    const mark = Math.floor(position / PAGE) * PAGE;
    const chain = this.marks.get(mark);
    return chain === undefined ? START : { position: mark, chain };
  }

  /** The outbox may have been rebuilt or restored under this process: the chain is computed anew. */
  forgetChain(): void {
    this.marks.clear();
    this.latest = START;
  }

  /** The chain after `row`, given that before it. */
  mark(row: OutboxRow, before: string): string {
    const chain = nextChain(before, row.entry);
    if (row.seq % PAGE === 0) this.marks.set(row.seq, chain);
    return chain;
  }

  /** The point of a position, in the epoch under which that position's own entry went. */
  async pointOf(position: number): Promise<FeedPoint> {
    const segment = this.live.find((s) => position > s.base && position <= s.end) ?? this.live[0] ?? this.current;
    return { epoch: segment.epoch, seq: Math.max(0, position - segment.base), chain: await this.chainAt(position) };
  }

  /** Opens a new epoch that goes on after `position`; its id sorts after all in `known`. */
  async open(parent: FeedPoint | null, position: number, known: readonly string[]): Promise<void> {
    const epoch = newUlid(this.clock.now(), this.random, [...this.epochs.map((e) => e.epoch), ...known]);
    const opened = { epoch, parent, base: position };
    await this.log.append(opened, this.epochs.length);
    this.epochs.push(opened);
    this.live = segmentsOf(this.epochs);
  }
}

/** An epoch ends where the next one goes on; one that goes on further back than another began does away with it. */
const segmentsOf = (epochs: readonly LinkEpochOpened[]): Segment[] => {
  const live: LinkEpochOpened[] = [];
  for (const opened of epochs) {
    while (live.length && (live.at(-1)?.base ?? 0) >= opened.base) live.pop();
    live.push(opened);
  }
  return live.map((opened, i) => ({ ...opened, end: live[i + 1]?.base ?? Infinity }));
};
