import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { dayOf, dayVersion, type PredictionRow } from '@wordslab/contracts';
import { CLOCK, type Clock, LOGGER, SERVICE_CONFIG } from '@wordslab/platform';
import type { Logger, ServiceEnvironment } from '@wordslab/platform/process';
import { PayloadStore } from '../../payloads/payload-store.js';
import { errorCode } from '../../shared/error-code.js';
import { Pauses } from '../../serving/application/pauses.js';
import { answeredRecord, JournalContent, type JournalRecord, journalRecord } from '../domain/journal-record.js';
import type { HourCounts } from '../domain/prediction-log.events.js';
import { ChunkStore } from './chunk-store.js';
import { JournalFile, readJournal } from './journal-file.js';

/** A journal becomes a chunk after so long, or so much. */
const ROLL_MS = 1_000;
const ROLL_RECORDS = 2_000;
const ROLL_BYTES = 4 * 1024 * 1024;
const NAME = /^(\d{8})-([0-9a-f-]{36})\.journal$/;

interface OpenJournal {
  readonly id: string;
  readonly version: number;
  readonly file: Promise<JournalFile>;
  readonly content: JournalContent;
  records: number;
  readonly since: number;
  bytes: number;
  /** Appends that are not durable yet. */
  underWay: number;
}

/**
 * Every answer, durable before it is given: sealed in a journal, fsynced with its neighbours, then collected into a
 * chunk of its day. A killed process's journals become chunks at the next start.
 */
@Injectable()
export class PredictionLog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly folder: string;
  private current: OpenJournal | undefined;
  private readonly rolling = new Map<string, { readonly since: number; readonly done: Promise<void> }>();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly payloads: PayloadStore,
    private readonly chunks: ChunkStore,
    @Inject(SERVICE_CONFIG) config: ServiceEnvironment,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.folder = join(dirname(config.WORDSLAB_BLOBS_DIR), 'work', 'predictions');
  }

  async onApplicationBootstrap(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder)) {
      const [, version, id] = NAME.exec(name) ?? [];
      if (version && id) this.roll(id, Number(version), 0, () => this.leftover(name, id, Number(version)));
    }
    this.timer = setInterval(() => this.rollIfOld(), ROLL_MS / 4).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.rollCurrent();
    this.stopping.abort();
    await Promise.all([...this.rolling.values()].map(({ done }) => done));
  }

  /** Resolves once the predictions of an answered request would survive a power cut. All are of one day. */
  async record(rows: readonly [PredictionRow, ...PredictionRow[]]): Promise<void> {
    await this.append(dayVersion(rows[0].at.slice(0, 10)), answeredRecord(rows));
  }

  /** Counts a request that was not answered. Not waited for: what is lost with a machine is a refusal. */
  count(counts: HourCounts): void {
    this.append(dayVersion(dayOf(new Date(counts.hour))), { counts: [counts] }).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'a refused request was not counted'),
    );
  }

  /** Whether everything that was recorded before `ms` lies in chunks. */
  isSettledUpTo(ms: number): boolean {
    return [...this.rolling.values(), ...(this.current ? [this.current] : [])].every(({ since }) => since >= ms);
  }

  private async append(version: number, record: JournalRecord): Promise<void> {
    if (this.current && this.current.version !== version) this.rollCurrent();
    const journal = (this.current ??= this.open(version));
    const text = JSON.stringify(record);
    journal.underWay++;
    try {
      await (await journal.file).append(text);
      journal.content.add(record);
      journal.records++;
      journal.bytes += text.length;
    } catch (error) {
      // What follows goes to a new file: this one may be torn.
      if (this.current === journal) this.rollCurrent();
      throw error;
    } finally {
      journal.underWay--;
    }
    const isFull = journal.records >= ROLL_RECORDS || journal.bytes >= ROLL_BYTES;
    if (isFull && this.current === journal) this.rollCurrent();
  }

  private open(version: number): OpenJournal {
    const id = randomUUID();
    const create = async () => {
      const box = await (await this.payloads.sealed()).box(this.chunks.keyOf(version));
      return JournalFile.create(this.pathOf(version, id), box);
    };
    const file = create();
    file.catch(() => undefined);
    return {
      id,
      version,
      file,
      content: new JournalContent(),
      records: 0,
      since: this.clock.now().getTime(),
      bytes: 0,
      underWay: 0,
    };
  }

  private rollIfOld(): void {
    if (this.current && this.clock.now().getTime() - this.current.since >= ROLL_MS) this.rollCurrent();
  }

  private rollCurrent(): void {
    const journal = this.current;
    this.current = undefined;
    if (journal) this.roll(journal.id, journal.version, journal.since, () => this.finished(journal));
  }

  /** Tried until it is done: nothing of a journal may be lost, and its file stays until then. */
  private roll(id: string, version: number, since: number, contentOf: () => Promise<JournalContent>): void {
    const rolled = async () => {
      const pauses = new Pauses();
      let content = await contentOf().catch((error: unknown) => this.unread(error));
      for (;;) {
        try {
          content ??= await this.leftover(`${version}-${id}.journal`, id, version);
          if (content.counts.length > 0) await this.chunks.write(id, version, content);
          await rm(this.pathOf(version, id), { force: true });
          return;
        } catch (error) {
          this.logger.error({ err: error, journal: id }, 'predictions stay in their journal; it is tried again');
          if (this.stopping.signal.aborted) return;
          content = undefined;
          await pauses.next(0, this.stopping.signal);
        }
      }
    };
    this.rolling.set(id, { since, done: rolled().finally(() => this.rolling.delete(id)) });
  }

  private unread(error: unknown): undefined {
    this.logger.warn({ err: error }, 'a journal is read again from its file');
    return undefined;
  }

  /** What a journal holds that takes no more, once all of it is durable. */
  private async finished(journal: OpenJournal): Promise<JournalContent> {
    const file = await journal.file;
    while (journal.underWay > 0) await new Promise((next) => setTimeout(next, 5));
    await file.close();
    return journal.content;
  }

  /** What a killed process left. */
  private async leftover(name: string, id: string, version: number): Promise<JournalContent> {
    const content = new JournalContent();
    if (await this.chunks.has(id, version)) return content;
    const box = await (await this.payloads.sealed()).box(this.chunks.keyOf(version));
    const records = await readJournal(join(this.folder, name), box).catch((error: unknown) => {
      // It was never made: whoever asked for it was told so.
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    for (const record of records) content.add(journalRecord.parse(JSON.parse(record)));
    return content;
  }

  private pathOf(version: number, id: string): string {
    return join(this.folder, `${version}-${id}.journal`);
  }
}
