import { randomBytes } from 'node:crypto';
import type { EventStore } from '@wordslab/eventstore';
import type { Logger } from '@wordslab/platform/process';
import { type EntrySignatures, Link, type LinkStatus } from '@wordslab/sync';
import type pg from 'pg';
import type { Line } from '../broker/lines.js';
import { saveLinkState } from '../database/link-state.js';
import { outboxOf } from '../database/outbox.js';
import type { Writer } from '../log/event-metadata.js';
import { epochLogOf, peerLogOf } from '../log/link-log.js';
import { Ticker } from '../process/ticker.js';

const SAVE_MS = 1_000;

export interface LinkDriverOptions {
  writer: Writer;
  line: Line;
  store: EventStore;
  pool: pg.Pool;
  logger: Logger;
  signatures: EntrySignatures;
}

/** Drives one link: its clock, its messages, and the row that shows how it stands. */
export class LinkDriver {
  readonly peer: string;
  private readonly link: Link;
  private readonly ticker: Ticker;
  private saving: NodeJS.Timeout | undefined;
  private saved = '';

  constructor(private readonly options: LinkDriverOptions) {
    const { writer, line, store, pool, logger, signatures } = options;
    this.peer = line.peer;
    this.link = new Link(
      { tenant: writer.tenant, self: writer.module, peer: line.peer },
      {
        outbox: outboxOf(pool, line.peer),
        epochs: epochLogOf(store, writer, line.peer),
        peerLog: peerLogOf(store, writer, line.peer),
        publisher: line.feed,
        clock: { now: () => Date.now() },
        random: randomBytes,
        signatures,
      },
    );
    this.ticker = new Ticker(this.link, (error) =>
      logger.error({ err: error, peer: line.peer }, 'the link could not send'),
    );
  }

  async start(): Promise<void> {
    await this.link.start();
    this.ticker.nudge();
    this.saving = setInterval(() => void this.save(), SAVE_MS);
  }

  async receive(message: Uint8Array): Promise<void> {
    if ((await this.link.receive(message)) === 'refused')
      this.options.logger.warn({ peer: this.peer, problem: this.status.problem }, 'a message of this link was refused');
    this.ticker.nudge();
  }

  /** The outbox grew. */
  wake(): void {
    this.link.wake();
    this.ticker.nudge();
  }

  get status(): LinkStatus {
    return this.link.status();
  }

  stop(): void {
    clearInterval(this.saving);
    this.ticker.stop();
  }

  private async save(): Promise<void> {
    const status = this.status;
    const text = JSON.stringify(status);
    if (text === this.saved) return;
    try {
      await saveLinkState(this.options.pool, this.peer, status);
      this.saved = text;
    } catch (error) {
      this.options.logger.warn({ err: error, peer: this.peer }, 'how the link stands could not be written');
    }
  }
}
