import { Controller, Get, Inject } from '@nestjs/common';
import { Unavailable } from '@wordslab/contracts';
import { z } from 'zod';
import { ProjectionsRunner } from '../projections/runner.js';
import type { EventStore } from '@wordslab/eventstore';
import { DataSource } from 'typeorm';
import { EVENT_STORE, IDENTITY, type ModuleIdentity } from '../tokens.js';
import { Access } from './access.js';
import { Answers } from './answers.js';

const health = z.object({
  status: z.literal('ok'),
  tenant: z.string(),
  module: z.string(),
  /** Followers of the log that stand still, each with its reason. */
  standingStill: z.array(z.object({ name: z.string(), reason: z.string() })),
});

const LOG_MS = 1_500;

@Controller('health')
@Access('public')
export class HealthController {
  constructor(
    private readonly database: DataSource,
    private readonly runner: ProjectionsRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
  ) {}

  /** The process answers. */
  @Get('live')
  @Answers(health)
  live(): z.infer<typeof health> {
    return { status: 'ok', ...this.me, standingStill: this.standingStill() };
  }

  /** The process and what it needs answer. */
  @Get('ready')
  @Answers(health)
  async ready(): Promise<z.infer<typeof health>> {
    try {
      await this.database.query('SELECT 1');
    } catch (cause) {
      throw new Unavailable(
        'health.no_database',
        'the database does not answer',
        'Look at the log of the database.',
        undefined,
        { cause },
      );
    }
    if (!(await this.logAnswers()))
      throw new Unavailable(
        'health.no_event_store',
        'the event store does not answer',
        'Look at its log; `wordslab status` says where it is.',
      );
    return this.live();
  }

  /** A client that waits for its server waits longer than whoever asks for health. */
  private async logAnswers(): Promise<boolean> {
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LOG_MS).unref());
    const answered = this.store.head().then(
      () => true,
      () => false,
    );
    return Promise.race([answered, late]);
  }

  private standingStill() {
    return this.runner.followers.flatMap((f) => (f.failure ? [{ name: f.name, reason: f.failure }] : []));
  }
}
