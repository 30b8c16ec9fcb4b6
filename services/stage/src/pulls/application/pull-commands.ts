import { Inject, Injectable } from '@nestjs/common';
import {
  type DeploymentDescriptor,
  eventIdOf,
  RuleViolated,
  type SetPullSchedule,
  type StartPull,
} from '@wordslab/contracts';
import { Commands, DESCRIPTOR, IDENTITY, type ModuleIdentity, type RequestContext } from '@wordslab/platform';
import { pullDecider, pullStream } from '../domain/pull.js';
import { partitionsOf } from '../domain/pull-partitions.js';
import { pullScheduleDecider, pullScheduleStream } from '../domain/pull-schedule.js';

@Injectable()
export class PullCommands {
  constructor(
    private readonly commands: Commands,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
    @Inject(DESCRIPTOR) private readonly descriptor: DeploymentDescriptor | null,
  ) {}

  /** @throws RuleViolated `pull.no_route`, ValidationFailed `pull.no_days`, `pull.bad_days`, `pull.foreign_partition` */
  start(body: StartPull, ctx: RequestContext) {
    // The same call repeated is the same pull.
    return this.startAs(`${this.me.module}_${eventIdOf(`pull ${ctx.commandId}`, 0)}`, body, false, ctx);
  }

  async startAs(pull: string, body: StartPull, scheduled: boolean, ctx: RequestContext) {
    this.requireRoute(body.from);
    const { projection, from } = body;
    const partitions = partitionsOf(this.me.tenant, body);
    const outcome = await this.commands.execute({
      stream: pullStream(pull),
      decider: pullDecider,
      command: { type: 'request', request: { pull, projection, from, partitions, scheduled } },
      ctx,
    });
    return { pull, partitions, outcome };
  }

  async schedule(setting: SetPullSchedule, ctx: RequestContext) {
    this.requireRoute(setting.from);
    return this.commands.execute({
      stream: pullScheduleStream(setting.projection, setting.from),
      decider: pullScheduleDecider,
      command: { type: 'set', setting },
      ctx,
    });
  }

  private requireRoute(from: string): void {
    const to = this.me.module;
    const routes = this.descriptor?.routes ?? [];
    if (routes.some((route) => route.from === from && route.to === to)) return;
    const sources = routes.filter((route) => route.to === to).map((route) => route.from);
    throw new RuleViolated(
      'pull.no_route',
      `no data may flow from ${from} to ${to}`,
      sources.length > 0
        ? `Routes that end here begin in ${sources.join(', ')}.`
        : 'No route ends here; ask the tenant admin for one.',
    );
  }
}
