import { comparePositions, type EventStore, type RecordedEvent } from '@wordslab/eventstore';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Checkpoint } from './checkpoints.js';
import { handlesType, typePrefixes } from './declarations.js';

/** One reader of the module's log with a checkpoint: a projection, the outbox, or a reactor. */
export interface Followed {
  name: string;
  version: number;
  handles: readonly string[];
  empty(em: EntityManager): Promise<void>;
  /** Called for each event in order, in the transaction that moves the checkpoint. */
  apply(event: RecordedEvent, em: EntityManager): Promise<void>;
}

const BATCH = 200;
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
      try {
        await this.follow(signal, () => {
          pause = RETRY_MS.first;
          this.failure = undefined;
        });
      } catch (error) {
        if (signal.aborted) return;
        this.failure = error instanceof Error ? error.message : String(error);
        this.logger.error(
          { err: error, follower: this.name, at: this.checkpoint.at },
          'a follower of the log stands still',
        );
      }
      await sleep(pause, signal);
    }
  }

  private async follow(signal: AbortSignal, progressed: () => void): Promise<void> {
    await this.database.transaction((em) =>
      this.checkpoint.open(em, this.followed.version, (e) => this.followed.empty(e)),
    );
    this.seen = this.checkpoint.at;
    let batch: RecordedEvent[] = [];
    const flush = async () => {
      if (batch.length > 0) await this.applyBatch(batch);
      batch = [];
      progressed();
    };
    const after = this.checkpoint.at ?? undefined;
    for await (const message of this.store.subscribeAll({
      after,
      filter: { typePrefixes: typePrefixes(this.followed.handles) },
      signal,
    })) {
      if (message.kind === 'event') {
        if (handlesType(this.followed.handles, message.event.type)) batch.push(message.event);
        if (batch.length >= BATCH) await flush();
      } else {
        await flush();
        this.seen = message.position;
      }
    }
  }

  private async applyBatch(batch: readonly RecordedEvent[]): Promise<void> {
    const last = batch[batch.length - 1];
    if (!last) return;
    const moved = await this.database.transaction(async (em) => {
      for (const event of batch) await this.followed.apply(event, em);
      return this.checkpoint.move(em, last.position);
    });
    moved();
    if (this.seen === null || comparePositions(this.seen, last.position) < 0) this.seen = last.position;
  }
}

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
