import {
  feedBatch,
  type FeedBatch,
  type FeedPoint,
  isWordslabError,
  NotAllowed,
  ValidationFailed,
} from '@wordslab/contracts/core';
import type { Clock, EpochLog, FeedPublisher, Outbox, PeerLog, RandomBytes } from '../ports.js';
import { entriesAsSent } from './entries-as-sent.js';
import { assertSigned, type EntrySignatures, isUnsigned, signedOutbox } from './entry-signatures.js';
import { FeedReceiver, type ReceiveOutcome } from './feed-receiver.js';
import { FeedSender, type OutgoingFeed } from './feed-sender.js';
import { OwnFeed } from './own-feed.js';
import { Serial } from './serial.js';

export interface LinkPorts {
  readonly outbox: Outbox;
  readonly epochs: EpochLog;
  readonly peerLog: PeerLog;
  readonly publisher: FeedPublisher;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly signatures: EntrySignatures;
}

export interface LinkOptions {
  readonly tenant: string;
  readonly self: string;
  readonly peer: string;
  /** Milliseconds between heartbeats. */
  readonly heartbeat?: number;
  /** Milliseconds that a confirmation may wait for a batch to ride on. */
  readonly confirmWithin?: number;
  /** Milliseconds until an unconfirmed batch is sent again; doubles up to `resendAtMost`. */
  readonly resendAfter?: number;
  readonly resendAtMost?: number;
  /** Milliseconds without a word after which the peer counts as silent. */
  readonly silentAfter?: number;
  /** Milliseconds between attempts while the broker takes nothing. */
  readonly retryAfter?: number;
}

export const linkDefaults = {
  heartbeat: 5_000,
  confirmWithin: 20,
  resendAfter: 3_000,
  resendAtMost: 60_000,
  silentAfter: 15_000,
  retryAfter: 1_000,
} as const;

/**
 * `connecting` until the peer is heard for the first time, `diverged` while the last common point is searched for,
 * `refusing` while the next entries of the peer are not signed as they must be: it is heard, and nothing is taken.
 */
export type LinkState = 'connecting' | 'live' | 'silent' | 'diverged' | 'refusing';

export interface LinkStatus {
  readonly state: LinkState;
  /** The current epoch of this module's feed. */
  readonly epoch: string;
  /** Outbox positions, over all epochs. `confirmedByPeer` is null until the peer said it. */
  readonly ownHead: number;
  readonly confirmedByPeer: number | null;
  /** The last entry of the peer's feed in this module's log. */
  readonly received: FeedPoint | null;
  readonly peerHead: number | null;
  /** Entries that the peer has and this module has not, as of `lastHeardAt`; null where unknown. */
  readonly lag: number | null;
  readonly lastHeardAt: number | null;
  /** Entries received once that the peer, restored since, no longer has. */
  readonly lostTail: number;
  /** Messages that were no batch of this link. */
  readonly refused: number;
  /** Why entries of the peer are refused; else why the last attempt to publish failed; null when neither is so. */
  readonly problem: string | null;
}

/**
 * One link: this module's feed to a peer and the peer's feed to it, over a broker that may lose, repeat and reorder.
 * Drive it so: `start` once; `receive` for each message (acknowledge it to the broker when that resolves); `wake` when the
 * outbox grew; `tick` whenever `dueAt` has come. Calls may overlap; they are worked off one after another.
 */
export class Link {
  private readonly feed: OwnFeed;
  private readonly sender: FeedSender;
  private readonly receiver: FeedReceiver;
  private readonly serial = new Serial();
  private readonly timing: Required<Omit<LinkOptions, 'tenant' | 'self' | 'peer'>>;
  private heartbeatAt = 0;
  private confirmAt = Infinity;
  private workAt = 0;
  private blockedUntil = 0;
  private lastHeardAt: number | null = null;
  private refused = 0;
  private problem: string | null = null;
  /** Stays until entries of the peer are taken again, whatever is sent meanwhile. */
  private refusal: string | null = null;

  constructor(
    private readonly options: LinkOptions,
    private readonly ports: LinkPorts,
  ) {
    this.timing = { ...linkDefaults, ...options };
    this.feed = new OwnFeed(signedOutbox(ports.outbox, ports.signatures), ports.epochs, ports.clock, ports.random);
    this.sender = new FeedSender(this.feed, this.timing);
    this.receiver = new FeedReceiver(ports.peerLog);
  }

  /** Loads where both feeds stand from the log. */
  start(): Promise<void> {
    return this.serial.run(async () => {
      await this.feed.start();
      await this.receiver.start();
    });
  }

  /** When to call `tick` next, in milliseconds since 1970; may lie in the past. */
  get dueAt(): number {
    const due = Math.min(this.heartbeatAt, this.confirmAt, this.workAt, this.sender.dueAt);
    return Math.max(due, this.blockedUntil);
  }

  /** The outbox grew. */
  wake(): void {
    this.workAt = 0;
  }

  /**
   * Takes a message of the peer. Resolves once what it brought stands in the log.
   * A message that is no batch of this link is counted as refused and must be acknowledged like any other.
   */
  receive(message: Uint8Array): Promise<ReceiveOutcome | 'refused'> {
    return this.serial.run(async () => {
      const batch = this.parse(message);
      if (!batch) return 'refused';
      const now = this.ports.clock.now();
      if (this.isSilent(now)) this.sender.peerIsBack();
      this.lastHeardAt = now;
      const outcome = await this.receiver.receive(batch);
      if (outcome === 'appended' || (outcome === 'heartbeat' && batch.head === batch.last)) this.refusal = null;
      await this.sender.confirm(batch.confirms);
      if (outcome !== 'heartbeat') this.confirmAt = Math.min(this.confirmAt, now + this.timing.confirmWithin);
      this.workAt = Math.min(this.workAt, now);
      return outcome;
    });
  }

  /** Sends what is due: the next entries, what was not confirmed, a confirmation, a heartbeat. */
  tick(): Promise<void> {
    return this.serial.run(async () => {
      const now = this.ports.clock.now();
      if (now < this.blockedUntil) return;
      this.workAt = Infinity;
      const batch = await this.sender.next(now);
      if (batch) {
        if (await this.publish(batch, now)) this.sender.sent(batch, now);
      } else if (now >= Math.min(this.heartbeatAt, this.confirmAt))
        await this.publish(await this.sender.heartbeat(), now);
    });
  }

  status(): LinkStatus {
    const { received, peerHead } = this.receiver;
    return {
      state: this.state(),
      epoch: this.feed.current.epoch,
      ownHead: this.sender.ownHead,
      confirmedByPeer: this.sender.confirmedPosition,
      received,
      peerHead,
      lag: peerHead === null ? null : Math.max(0, peerHead - (received?.seq ?? 0)),
      lastHeardAt: this.lastHeardAt,
      lostTail: this.receiver.lostTail,
      refused: this.refused,
      problem: this.refusal ?? this.problem,
    };
  }

  private state(): LinkState {
    if (this.lastHeardAt === null) return 'connecting';
    if (this.isSilent(this.ports.clock.now())) return 'silent';
    if (this.sender.searching || this.receiver.diverged) return 'diverged';
    return this.refusal === null ? 'live' : 'refusing';
  }

  private isSilent(now: number): boolean {
    return this.lastHeardAt !== null && now - this.lastHeardAt > this.timing.silentAfter;
  }

  /** Whether the broker took it. It may have it even when it did not say so: a repeated batch does no harm. */
  private async publish(feed: OutgoingFeed, now: number): Promise<boolean> {
    const { tenant, self: from, peer: to } = this.options;
    const confirms = this.receiver.takeConfirmation();
    const batch: FeedBatch = { v: 1, tenant, from, to, ...feed, confirms, sentAt: new Date(now).toISOString() };
    try {
      await this.ports.publisher.publish(Buffer.from(JSON.stringify(batch)));
    } catch (e) {
      if (!(isWordslabError(e) && e.kind === 'Unavailable')) throw e;
      this.problem = e.message;
      this.blockedUntil = now + this.timing.retryAfter;
      this.workAt = this.blockedUntil;
      return false;
    }
    this.problem = null;
    this.confirmAt = Infinity;
    this.heartbeatAt = now + this.timing.heartbeat;
    return true;
  }

  private parse(message: Uint8Array): FeedBatch | undefined {
    try {
      const json: unknown = JSON.parse(Buffer.from(message).toString('utf8'));
      const batch = feedBatch.parse(json);
      const { tenant, self, peer } = this.options;
      if (batch.tenant !== tenant || batch.from !== peer || batch.to !== self)
        throw new NotAllowed(
          'link.wrong_peer',
          `a batch ${batch.tenant}/${batch.from} → ${batch.to} came on this link`,
        );
      if (
        batch.last !== batch.first + batch.entries.length - 1 ||
        batch.entries.some((e, i) => e.seq !== batch.first + i)
      )
        throw new ValidationFailed('link.not_dense', 'the entries of a batch are not numbered one after another');
      const entries = entriesAsSent(json, batch);
      // The whole batch is refused: without one of its entries the chain of all that follow would not fit.
      for (const entry of entries) assertSigned(entry, peer, this.ports.signatures);
      return { ...batch, entries };
    } catch (e) {
      this.refused += 1;
      if (isUnsigned(e)) this.refusal = `${e.code}: ${e.message}`;
      else this.problem = e instanceof Error ? e.message : String(e);
      return undefined;
    }
  }
}
