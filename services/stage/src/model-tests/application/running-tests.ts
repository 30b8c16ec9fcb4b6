import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isWordslabError } from '@wordslab/contracts';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import {
  type Clock,
  CLOCK,
  Commands,
  EVENT_STORE,
  LOGGER,
  ProjectionsRunner,
  Reactor,
  type ReactorHandler,
  type RequestContext,
} from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { measureAnswers } from '../../measures/measure-answers.js';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { caughtUp } from '../../shared/caught-up.js';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { type ModelTestCommand, modelTestDecider, modelTestStream } from '../domain/model-test.js';
import { ModelTestRow } from '../read-models/model-test.entity.js';
import { AskModel } from './ask-model.js';

interface Running {
  readonly stopping: AbortController;
  answered: number;
}

/**
 * Carries out tests one after another, in the background. A test that was under way when the module stopped is done
 * again from its beginning: the same model gives the same answers.
 */
@Injectable()
@Reactor({ name: 'model-tests', handles: ['modelTest.requested'] })
export class RunningTests implements ReactorHandler, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly running = new Map<string, Running>();
  private last: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly commands: Commands,
    private readonly model: AskModel,
    private readonly payloads: RowPayloads,
    @InjectRepository(ModelTestRow) private readonly tests: Repository<ModelTestRow>,
    @Inject(EVENT_STORE) readonly store: EventStore,
    readonly projections: ProjectionsRunner,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.takeUp().catch((error: unknown) =>
      this.logger.error({ err: error }, 'open model tests wait for the next start'),
    );
  }

  /** What was open when the module stopped; a later request is heard by the reactor. */
  private async takeUp(): Promise<void> {
    await caughtUp(this, 'model-tests', this.stopping.signal);
    const open = await this.tests.find({ where: { status: 'running' }, order: { requestedAt: 'ASC' } });
    for (const { id } of open) this.add(id);
  }

  async react(event: RecordedEvent): Promise<void> {
    this.add(idOfStream(event.stream));
  }

  answered(test: string): number | undefined {
    return this.running.get(test)?.answered;
  }

  stop(test: string): void {
    this.running.get(test)?.stopping.abort();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    for (const { stopping } of this.running.values()) stopping.abort();
    await this.last;
  }

  private add(test: string): void {
    if (this.running.has(test)) return;
    const entry: Running = { stopping: new AbortController(), answered: 0 };
    this.running.set(test, entry);
    this.last = this.last
      .then(() => this.carryOut(test, entry))
      .catch((error: unknown) => this.logger.error({ err: error, test }, 'a model test waits for the next start'))
      .finally(() => this.running.delete(test));
  }

  private async carryOut(test: string, entry: Running): Promise<void> {
    const { state } = await this.commands.load(modelTestStream(test), modelTestDecider);
    if (state.status !== 'running' || this.stopping.signal.aborted) return;
    const { model, testSet } = state.request;
    try {
      const rows = await this.model.all({
        mark: `model-test-${test}`,
        model: model.version,
        testSet: testSet.version,
        signal: entry.stopping.signal,
        onAnswer: (count) => (entry.answered = count),
      });
      const { payloads } = await this.payloads.write(rows);
      const result = { measures: measureAnswers(rows), answers: [...payloads] };
      await this.execute(test, { type: 'finish', result });
    } catch (error) {
      // Stopped with the module: it is done again. Cancelled: that stands in the log already.
      if (entry.stopping.signal.aborted) return;
      if (!isWordslabError(error)) throw error;
      const failed = { reason: error.code, detail: error.message, hint: error.hint ?? 'See the log of the module.' };
      await this.execute(test, { type: 'fail', failed });
    }
  }

  private execute(test: string, command: ModelTestCommand) {
    const commandId = `model-test:${test}:${command.type}`;
    const ctx: RequestContext = { actor: 'wordslab', correlationId: test, commandId, now: this.clock.now() };
    return this.commands.execute({ stream: modelTestStream(test), decider: modelTestDecider, command, ctx });
  }
}
