import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { dayOf, dayVersion, eventIdOf, newId } from '@wordslab/contracts';
import type { EventStore } from '@wordslab/eventstore';
import { CLOCK, type Clock, EVENT_STORE, IDENTITY, LOGGER, type ModuleIdentity } from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import type { Repository } from 'typeorm';
import { sumOf } from '../domain/counts.js';
import { dayStream, type HourCounts, predictionLogEvents as schemas } from '../domain/prediction-log.events.js';
import { PredictionHourRow } from '../read-models/prediction-log.entity.js';
import { ChunkStore } from './chunk-store.js';
import { PredictionLog } from './prediction-log.js';

const HOUR_MS = 3_600_000;
/** For answers of the hour's last moment, which are recorded a moment later. */
const GRACE_MS = 5_000;
const LOOK_MS = 20_000;

/** When an hour is over and all of it lies in chunks, its counts are told: one event per hour, summed from the chunks' events. */
@Injectable()
export class HourCounter implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private counting: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: PredictionLog,
    private readonly chunks: ChunkStore,
    @InjectRepository(PredictionHourRow) private readonly hours: Repository<PredictionHourRow>,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.counting = this.count(this.clock.now()).catch((error: unknown) =>
        this.logger.warn({ err: error }, 'hours of the prediction log were not counted; it is tried again'),
      );
    }, LOOK_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.counting;
  }

  /** Counts every hour that ended before `now` and was not counted yet. */
  async count(now: Date): Promise<void> {
    const open = await this.hours
      .createQueryBuilder('h')
      .select('DISTINCT h.hour', 'hour')
      .where('NOT h.counted')
      .orderBy('h.hour')
      .getRawMany<{ hour: Date }>();
    for (const { hour } of open) {
      const end = hour.getTime() + HOUR_MS + GRACE_MS;
      if (now.getTime() < end + GRACE_MS || !this.log.isSettledUpTo(end)) return;
      await this.tell(hour, now);
    }
  }

  private async tell(at: Date, now: Date): Promise<void> {
    const hour = at.toISOString();
    const day = dayOf(at);
    const stream = dayStream(this.chunks.log, dayVersion(day));
    const counts: HourCounts[] = [];
    for await (const { type, data } of this.store.readStream(stream))
      if (type === 'predictionLog.chunkWritten')
        counts.push(...schemas['predictionLog.chunkWritten'].parse(data).counts.filter((one) => one.hour === hour));
    const metadata = { v: 1, ...this.me, actor: 'wordslab', occurredAt: now.toISOString(), correlationId: newId() };
    const data = { day, hour, counts: sumOf(counts) };
    const event = { id: eventIdOf(`hour:${stream}:${hour}`, 0), type: 'predictionLog.hourCounted', data, metadata };
    await this.store.append(stream, [event], { expected: 'any' });
  }
}
