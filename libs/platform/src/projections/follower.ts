import { comparePositions, type EventStore, type RecordedEvent } from '@wordslab/eventstore';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { followInBatches } from './batches.js';
import { Checkpoint } from './checkpoints.js';

/** One reader of the module's log with a checkpoint: a projection, the outbox, or a reactor. */
export interface Followed {
  name: string;
  version: number;
  handles: readonly string[];
  /** Events of a batch at most. */
  batchSize: number;
  /** When the stored version is another: empties it, or keeps what is there until a rebuild has made it anew. */
  differs(em: EntityManager, stored: number): Promise<'emptied' | 'kept'>;
  /** Called with what follows in the log, in order, in the transaction that moves the checkpoint. */
  applyAll(events: readonly RecordedEvent[], em: EntityManager): Promise<void>;
}

const RETRY_MS = { first: 200, most: 15_000 };

/**
 * Drives one `Followed` along the log: batches, one transaction each, checkpoint in it. An event that cannot be applied
 * stops this follower alone; it is tried again with growing pauses, and `failure` says why.
 */
export class Follower {
  readonly checkpoint: Checkpoint;
  /** Why it stands still, if it does. */
  failure: string | undefined;
  /** Up to here everything that concerns it is applied; later than the checkpoint where nothing concerned it. */
  seen: string | null = null;
  /** Whether its rows are of another version: they are served as they are until a rebuild has made them anew. */
  isOutdated = false;
  /** Settled while it may follow. */
  private mayFollow: Promise<void> = Promise.resolve();
  private turn = new AbortController();
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly followed: Followed,
    private readonly store: EventStore,
    private readonly database: DataSource,
    private readonly logger: Logger,
  ) {
    this.checkpoint = new Checkpoint(followed.name);
  }

  get name(): string {
    return this.followed.name;
  }

  /** Runs until aborted; errors are logged and retried from the checkpoint. */
  async run(signal: AbortSignal): Promise<void> {
    for (let pause = RETRY_MS.first; !signal.aborted; pause = Math.min(pause * 2, RETRY_MS.most)) {
      for (let gate; gate !== this.mayFollow; await gate) gate = this.mayFollow;
      this.turn = new AbortController();
      const untilAside = AbortSignal.any([signal, this.turn.signal]);
      this.following = this.follow(untilAside, () => {
        pause = RETRY_MS.first;
        this.failure = undefined;
      });
      try {
        await this.following;
      } catch (error) {
        if (signal.aborted) return;
        this.failure = error instanceof Error ? error.message : String(error);
        this.logger.error(
          { err: error, follower: this.name, at: this.checkpoint.at },
          'a follower of the log stands still',
        );
      }
      await sleep(pause, untilAside);
    }
  }

  /** Ends its present batch and waits while `work` moves its checkpoint; then goes on from where that stands. */
  async standAside<T>(work: () => Promise<T>): Promise<T> {
    const mayFollow = Promise.withResolvers<void>();
    this.mayFollow = mayFollow.promise;
    this.turn.abort();
    try {
      // Its failure is told and tried again by `run`.
      await this.following.catch(() => undefined);
      return await work();
    } finally {
      mayFollow.resolve();
    }
  }

  private async follow(signal: AbortSignal, progressed: () => void): Promise<void> {
    this.isOutdated = !(await this.database.transaction((em) =>
      this.checkpoint.open(em, this.followed.version, (e, stored) => this.followed.differs(e, stored)),
    ));
    this.seen = this.checkpoint.at;
    if (this.isOutdated) return aborted(signal);
    const batches = followInBatches(this.store, {
      after: this.checkpoint.at,
      handles: this.followed.handles,
      size: this.followed.batchSize,
      signal,
    });
    for await (const { events, position } of batches) {
      if (events.length > 0) await this.applyBatch(events);
      this.seen = position;
      progressed();
    }
  }

  private async applyBatch(batch: readonly RecordedEvent[]): Promise<void> {
    const last = batch[batch.length - 1];
    if (!last) return;
    const moved = await this.database.transaction(async (em) => {
      await this.followed.applyAll(batch, em);
      return this.checkpoint.move(em, last.position);
    });
    moved();
    if (this.seen === null || comparePositions(this.seen, last.position) < 0) this.seen = last.position;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
