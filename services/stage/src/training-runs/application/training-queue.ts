import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@wordslab/contracts';
import { type EventStore, type RecordedEvent } from '@wordslab/eventstore';
import { type Broker, NatsBroker, workQueue } from '@wordslab/messaging';
import {
  EVENT_STORE,
  LOGGER,
  ProjectionsRunner,
  Reactor,
  type ReactorHandler,
  SERVICE_CONFIG,
} from '@wordslab/platform';
import type { Logger, ServiceEnvironment } from '@wordslab/platform/process';
import { LOCAL_DOMAIN, QUEUE, queueInbox } from '@wordslab/topology';
import { caughtUp } from '../../shared/caught-up.js';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { TrainingRunQueries } from '../read-models/training-run-queries.js';
import { RunningTrainings } from './running-trainings.js';
import { TrainingWorker } from './training-worker.js';

const RETRY_MS = 1000;
const READY_WITHIN_MS = 3000;

/**
 * The queue of runs, in the module's own broker. A message only says "look at run X": what a run is and whether it is
 * over stands in the log. Whenever the broker is there anew, every open run is put into the queue again, so a broker
 * that lost its store loses nothing, and a run that is there twice is recognised.
 */
@Injectable()
@Reactor({ name: 'training-queue', handles: ['trainingRun.requested'] })
export class TrainingQueue implements ReactorHandler, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly ready = Promise.withResolvers<Broker>();
  private broker: Broker | undefined;
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(SERVICE_CONFIG) private readonly config: ServiceEnvironment,
    @Inject(EVENT_STORE) readonly store: EventStore,
    @Inject(LOGGER) private readonly logger: Logger,
    readonly projections: ProjectionsRunner,
    private readonly queries: TrainingRunQueries,
    private readonly worker: TrainingWorker,
    private readonly running: RunningTrainings,
  ) {}

  /** @throws Unavailable `training.no_queue` where this module was started without a broker */
  assertConfigured(): void {
    if (this.config.WORDSLAB_NATS_URL) return;
    throw new Unavailable(
      'training.no_queue',
      'this module was started without the broker that keeps the queue of its training runs',
      'Set WORDSLAB_NATS_URL, WORDSLAB_NATS_USER and WORDSLAB_NATS_PASSWORD_FILE; `wordslab up` does.',
    );
  }

  onApplicationBootstrap(): void {
    this.ready.promise.catch(() => undefined);
    if (!this.config.WORDSLAB_NATS_URL) return;
    this.working = this.run().catch((error: unknown) => {
      if (!this.stopping.signal.aborted) this.logger.error({ err: error }, 'the queue of training runs stands still');
    });
  }

  /** A new run: it is in the queue before the log is read on. */
  async react(event: RecordedEvent): Promise<void> {
    if (!this.config.WORDSLAB_NATS_URL) return;
    // Bounded, so that a module whose broker is away can still stop; the reactor tries again.
    const late = pause(READY_WITHIN_MS, undefined, { ref: false }).then(() => {
      throw new Unavailable('training.broker_away', 'the broker of this module does not answer');
    });
    await this.offer(await Promise.race([this.ready.promise, late]), idOfStream(event.stream));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.ready.reject(new Unavailable('training.stopping', 'the module is stopping'));
    this.running.stopAll();
    await this.working;
    await this.broker?.close();
  }

  private async run(): Promise<void> {
    await this.worker.clearLeftovers();
    const broker = (this.broker = await this.connect());
    const { signal } = this.stopping;
    let filling: Promise<void> = Promise.resolve();
    const forget = broker.onStatus((status) => {
      if (status === 'connected') filling = filling.then(() => this.fill(broker));
    });
    await filling;
    const concurrency = this.config.WORDSLAB_TRAINING_CONCURRENCY ?? 1;
    try {
      await Promise.all(Array.from({ length: concurrency }, () => this.consume(broker, signal)));
    } finally {
      forget();
      await filling;
    }
  }

  private consume(broker: Broker, signal: AbortSignal): Promise<void> {
    return broker.consume(QUEUE.stream, {
      durable: QUEUE.durable,
      maxMessages: 1,
      signal,
      handler: ({ data }) => this.worker.look(Buffer.from(data).toString('utf8')),
      onFailure: (error) => this.logger.warn({ err: error }, 'a training run will be looked at again'),
    });
  }

  /** Makes the queue where it is not there, and puts into it what the log says is open. */
  private async fill(broker: Broker): Promise<void> {
    const { signal } = this.stopping;
    const concurrency = this.config.WORDSLAB_TRAINING_CONCURRENCY ?? 1;
    for (; !signal.aborted; await pause(RETRY_MS, undefined, { signal }).catch(() => undefined))
      try {
        await broker.ensureStreams([workQueue({ name: QUEUE.stream, ...QUEUE, concurrency })]);
        this.ready.resolve(broker);
        // What was requested before is in the read model then; what comes later, the reactor hears.
        await caughtUp(this, 'training-runs', signal);
        for (const run of await this.queries.open()) await this.offer(broker, run);
        return;
      } catch (error) {
        this.logger.warn({ err: error }, 'the queue of training runs is not filled yet');
      }
  }

  private offer(broker: Broker, run: string): Promise<void> {
    return broker.publish(QUEUE.subject, Buffer.from(run), { stream: QUEUE.stream, domain: LOCAL_DOMAIN });
  }

  private async connect(): Promise<Broker> {
    for (;;)
      try {
        return await NatsBroker.connect({
          url: this.config.WORDSLAB_NATS_URL ?? '',
          user: this.config.WORDSLAB_NATS_USER ?? '',
          password: this.config.WORDSLAB_NATS_PASSWORD ?? '',
          inboxPrefix: queueInbox,
          name: 'service',
        });
      } catch (error) {
        this.logger.warn({ err: error }, 'the broker of this module does not answer yet');
        await pause(RETRY_MS, undefined, { signal: this.stopping.signal });
      }
  }
}
