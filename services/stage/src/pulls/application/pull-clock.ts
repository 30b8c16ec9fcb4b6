import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { newEntityId, newId, PREDICTION_LOG } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import {
  type Clock,
  CLOCK,
  Commands,
  IDENTITY,
  LOGGER,
  type ModuleIdentity,
  Reactor,
  type ReactorHandler,
  type RequestContext,
} from '@wordslab/platform';
import type { Logger } from 'pino';
import { isPullOver, pullDecider, pullStream } from '../domain/pull.js';
import { isDue, pullScheduleDecider, pullScheduleEvents, pullScheduleStream } from '../domain/pull-schedule.js';
import { PullQueries } from '../read-models/pull-queries.js';
import { PullCommands } from './pull-commands.js';

const LOOK_MS = 10_000;

/**
 * Runs the schedules. Each run is an event, appended at the revision it was decided on: of several replicas one writes
 * it, and the others see that nothing is due any more.
 */
@Injectable()
export class PullClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly commands: Commands,
    private readonly queries: PullQueries,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking = this.look().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'the schedules of pulls could not be looked at; tried again soon'),
      );
    }, LOOK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Starts what is due. A pull that is still under way is waited for: two of the same days would bring nothing more. */
  async look(): Promise<void> {
    for (const { projection, from } of (await this.queries.schedules()).items) {
      const stream = pullScheduleStream(projection, from);
      const { state } = await this.commands.load(stream, pullScheduleDecider);
      const now = this.clock.now();
      if (!isDue(state, now) || (await this.isUnderWay(state.last?.pull))) continue;
      await this.commands.execute({
        stream,
        decider: pullScheduleDecider,
        command: { type: 'run', now, pull: newEntityId(this.me.module) },
        ctx: { actor: 'wordslab', correlationId: newId(), commandId: newId(), now },
      });
    }
  }

  private async isUnderWay(pull: string | undefined): Promise<boolean> {
    if (pull === undefined) return false;
    const { state } = await this.commands.load(pullStream(pull), pullDecider);
    return state.status !== 'none' && !isPullOver(state);
  }
}

/** A run starts its pull, whatever happens to the process between the two. */
@Injectable()
@Reactor({ name: 'pull-schedule', handles: ['pullSchedule.ran'] })
export class ScheduledPulls implements ReactorHandler {
  constructor(private readonly pulls: PullCommands) {}

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const { projection, from, pull, days } = pullScheduleEvents['pullSchedule.ran'].parse(event.data);
    const [first, last] = [days[0], days.at(-1)];
    const asked = projection === PREDICTION_LOG && first && last ? { days: { from: first, to: last } } : {};
    await this.pulls.startAs(pull, { projection, from, ...asked }, true, ctx);
  }
}
