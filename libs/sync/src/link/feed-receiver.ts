import { CHAIN_START, type FeedBatch, type FeedPoint, isWordslabError } from '@wordslab/contracts/core';
import type { PeerLog, ReceivedEntry } from '../ports.js';
import { isRoot, nextChain } from './chain.js';

/**
 * What became of a batch: `appended`; `duplicate`, all known; `heartbeat`, nothing in it; `gap`, something is missing
 * before it; `probe`, the sender asks what stands here at that point; `stale`, of an epoch that was given up;
 * `diverged`, its chain does not go on from what is here.
 */
export type ReceiveOutcome = 'appended' | 'duplicate' | 'heartbeat' | 'gap' | 'probe' | 'stale' | 'diverged';

/**
 * Receives one peer's feed into the log: contiguous, chained, once. It keeps nothing that the log does not have; after a
 * crash or a restore it goes on from where the log ends, and its confirmation tells the sender so.
 */
export class FeedReceiver {
  /** The last entry received in the epoch that counts; null when nothing was ever received. */
  private at: FeedPoint | null = null;
  /** A point that the next confirmation shows instead, in answer to a probe. */
  private answer: FeedPoint | null | undefined;
  private peerHeadSeen: { epoch: string; head: number } | null = null;
  private differs = false;
  private lost = 0;

  constructor(private readonly log: PeerLog) {}

  async start(): Promise<void> {
    const epoch = (await this.log.epochs()).at(-1);
    this.at = epoch === undefined ? null : await this.log.last(epoch);
  }

  get received(): FeedPoint | null {
    return this.at;
  }

  /** The peer's head in the epoch that counts; null until heard. */
  get peerHead(): number | null {
    return this.peerHeadSeen && this.peerHeadSeen.epoch === this.at?.epoch ? this.peerHeadSeen.head : null;
  }

  get diverged(): boolean {
    return this.differs;
  }

  /** Entries received under an epoch that the peer gave up since: it was restored, and no longer has them. */
  get lostTail(): number {
    return this.lost;
  }

  /** What the next batch to the peer confirms; an answer to a probe is shown once. */
  takeConfirmation(): FeedPoint | null {
    const point = this.answer === undefined ? this.at : this.answer;
    this.answer = undefined;
    return point;
  }

  /** `entries` of the batch must be as they came, not stripped by a schema: the chain covers every field of them. */
  async receive(batch: FeedBatch): Promise<ReceiveOutcome> {
    if (!this.at || batch.epoch > this.at.epoch) {
      if (!(await this.holds(batch.parent))) {
        this.answer = await this.pointToward(batch, batch.last);
        return 'gap';
      }
      await this.turnTo(batch);
    }
    if (batch.epoch !== this.at?.epoch) return this.receiveOld(batch);
    this.peerHeadSeen = { epoch: batch.epoch, head: batch.head };
    return batch.entries.length ? this.receiveEntries(batch, this.at) : this.receiveEmpty(batch, this.at);
  }

  /** A peer without history (null) is believed: its log is home, and what it lost is shown as lost. */
  private async holds(point: FeedPoint | null): Promise<boolean> {
    return point === null || isRoot(point) || (await this.log.chainAt(point.epoch, point.seq)) === point.chain;
  }

  /** In the log from the first entry of the new epoch on; until then every batch tells it again. */
  private async turnTo(batch: FeedBatch): Promise<void> {
    if (this.at) this.lost = this.at.seq - (batch.parent?.epoch === this.at.epoch ? batch.parent.seq : 0);
    this.at = { epoch: batch.epoch, seq: 0, chain: batch.parent?.chain ?? CHAIN_START };
    this.differs = false;
  }

  private async receiveOld(batch: FeedBatch): Promise<ReceiveOutcome> {
    if (batch.entries.length) return 'stale';
    this.answer = await this.pointToward(batch, batch.last);
    return 'probe';
  }

  private async receiveEmpty(batch: FeedBatch, at: FeedPoint): Promise<ReceiveOutcome> {
    if (batch.last > at.seq) return 'gap';
    if (batch.last < at.seq) {
      this.answer = await this.pointToward(batch, batch.last);
      return 'probe';
    }
    this.differs = batch.chain !== at.chain;
    return this.differs ? 'diverged' : 'heartbeat';
  }

  private async receiveEntries(batch: FeedBatch, at: FeedPoint): Promise<ReceiveOutcome> {
    if (batch.first > at.seq + 1) return 'gap';
    if (batch.last <= at.seq) return 'duplicate';
    const fresh: ReceivedEntry[] = [];
    let chain = at.chain;
    for (const entry of batch.entries.slice(at.seq + 1 - batch.first)) {
      chain = nextChain(chain, entry);
      fresh.push({ entry, chain });
    }
    this.differs = chain !== batch.chain;
    if (this.differs) return 'diverged';
    try {
      await this.log.append(batch.epoch, batch.parent, fresh);
    } catch (e) {
      if (!(isWordslabError(e) && e.kind === 'RevisionConflict')) throw e;
      // Another shipper of this module appended: what stands in the log counts, and the confirmation will show it.
      this.at = (await this.log.last(batch.epoch)) ?? at;
      return 'gap';
    }
    this.at = { epoch: batch.epoch, seq: batch.last, chain };
    return 'appended';
  }

  /** This side's point nearest to entry `seq` of the batch's epoch, from which the sender can find the last common one. */
  private async pointToward(batch: FeedBatch, seq: number): Promise<FeedPoint | null> {
    const own = await this.pointIn(batch.epoch, seq);
    if (own) return own;
    if (batch.parent === null) return { epoch: batch.epoch, seq: 0, chain: CHAIN_START };
    return isRoot(batch.parent) ? batch.parent : this.pointIn(batch.parent.epoch, batch.parent.seq);
  }

  private async pointIn(epoch: string, seq: number): Promise<FeedPoint | null> {
    const last = await this.log.last(epoch);
    const nearest = Math.min(seq, last?.seq ?? 0);
    const chain = nearest > 0 ? await this.log.chainAt(epoch, nearest) : null;
    return chain === null ? null : { epoch, seq: nearest, chain };
  }
}
