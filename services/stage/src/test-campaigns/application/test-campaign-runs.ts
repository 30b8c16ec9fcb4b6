import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isWordslabError, labelledRow, RuleViolated, testedRow } from '@wordslab/contracts';
import type { EventStore } from '@wordslab/eventstore';
import { type Clock, CLOCK, Commands, EVENT_STORE, LOGGER } from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import type { z } from 'zod';
import { CopyQueries } from '../../copies/read-models/copy-queries.js';
import { type AnsweredRow, measureAnswers } from '../../measures/measure-answers.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import {
  existing,
  testCampaignDecider,
  type TestCampaignCommand,
  testCampaignStream,
} from '../domain/decide-test-campaign.js';
import type { Campaign } from '../domain/test-campaign.js';
import { AskServed, patience } from './ask-served.js';

const BATCH = 32;
/** A row of a payload of answers; its place is the row's in the test set. */
export const storedAnswer = testedRow.omit({ case: true });
type StoredAnswer = z.infer<typeof storedAnswer>;

/** The campaign was cancelled, or this process ends: the run says nothing more. */
class Stopped extends Error {}

/**
 * Asks test sets. A run keeps nothing but what it counts: after a restart it begins anew, which asks again and changes
 * nothing. Where two processes run one, the first to be done counts.
 */
@Injectable()
export class TestCampaignRuns implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly running = new Map<string, { done: number; over: Promise<void> }>();

  constructor(
    private readonly commands: Commands,
    private readonly copies: CopyQueries,
    private readonly payloads: RowPayloads,
    private readonly served: AskServed,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Goes on with what a process that ended left. */
  async onApplicationBootstrap(): Promise<void> {
    const open = new Set<string>();
    for await (const event of this.store.readAll({ filter: { typePrefixes: ['testCampaign.'] } })) {
      const id = event.stream.slice(testCampaignStream('').length);
      if (event.type === 'testCampaign.created') open.add(id);
      else open.delete(id);
    }
    for (const id of open) this.start(id);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.running.values()].map(({ over }) => over));
  }

  start(id: string): void {
    if (this.running.has(id)) return;
    const over = this.run(id).finally(() => this.running.delete(id));
    this.running.set(id, { done: 0, over });
  }

  /** Rows asked so far; undefined where this process does not run it. */
  done(id: string): number | undefined {
    return this.running.get(id)?.done;
  }

  private async run(id: string): Promise<void> {
    try {
      await this.measure(id);
    } catch (error) {
      if (error instanceof Stopped || this.stopping.signal.aborted) return;
      this.logger.warn({ err: error, campaign: id }, 'a test campaign failed');
      await this.execute(id, { type: 'fail', ...reasonOf(error) }).catch((failure: unknown) =>
        this.logger.error({ err: failure, campaign: id }, 'the failure of a test campaign could not be written'),
      );
    }
  }

  private async measure(id: string): Promise<void> {
    const { plan } = await this.measuring(id);
    const copy = await this.copies.show(plan.testSet.version);
    if (copy.snapshot !== plan.testSet.snapshot)
      throw new RuleViolated('test_campaign.test_set_changed', `another snapshot of ${copy.name} is active now`);
    const rows: AnsweredRow[] = [];
    const written = await this.payloads.write(this.answers(id, plan, rows));
    const command = { measures: measureAnswers(rows), answers: [...written.payloads], answersDigest: written.digest };
    await this.execute(id, { type: 'measure', ...command });
  }

  /** Answers as they are stored; beside it, what is measured goes into `rows`. */
  private async *answers(id: string, plan: Campaign['plan'], rows: AnsweredRow[]): AsyncIterable<StoredAnswer> {
    for await (const batch of batchesOf(this.copies.allRows(plan.testSet.version))) {
      await this.measuring(id);
      const texts = batch.map((row) => row.text);
      const answers = await this.served.ask(plan.serving, texts, patience.run, this.stopping.signal);
      for (const [i, row] of batch.entries()) {
        const { label: answer = '', score = null } = answers[i] ?? {};
        rows.push({ truth: row.label, answer });
        yield { ...row, answer, score };
      }
      const progress = this.running.get(id);
      if (progress) progress.done = rows.length;
    }
  }

  /** The log says whether it is still wanted: whoever cancelled it did so through any process. @throws Stopped */
  private async measuring(id: string): Promise<Campaign> {
    const { state } = await this.commands.load(testCampaignStream(id), testCampaignDecider);
    const campaign = existing(state);
    if (campaign.status !== 'measuring' || this.stopping.signal.aborted) throw new Stopped();
    return campaign;
  }

  private async execute(id: string, command: TestCampaignCommand): Promise<void> {
    const ctx = { actor: 'wordslab', correlationId: id, commandId: `run:${command.type}`, now: this.clock.now() };
    await this.commands.execute({ stream: testCampaignStream(id), decider: testCampaignDecider, command, ctx });
  }
}

async function* batchesOf(rows: ReturnType<CopyQueries['allRows']>) {
  let batch: z.infer<typeof labelledRow>[] = [];
  for await (const { row } of rows) {
    batch.push(labelledRow.parse(row));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** For the log, which keeps no text: the message of an error that nobody wrote for users may quote one. */
const reasonOf = (error: unknown): { code: string; detail: string } =>
  isWordslabError(error)
    ? { code: error.code, detail: error.message.slice(0, 300) }
    : { code: 'test_campaign.run_failed', detail: 'the run broke off; the log of this service says where' };
