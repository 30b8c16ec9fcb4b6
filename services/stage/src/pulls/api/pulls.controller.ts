import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  entityId,
  page,
  pullQuery,
  type PullQuery,
  pullSchedules,
  pullStarted,
  pullView,
  type SetPullSchedule,
  setPullSchedule,
  startPull,
  type StartPull,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { PullCommands } from '../application/pull-commands.js';
import { PullQueries } from '../read-models/pull-queries.js';

/** Anonymized data asked for along the routes that end here. */
@Controller('api/v1/pulls')
export class PullsController {
  constructor(
    private readonly commands: PullCommands,
    private readonly queries: PullQueries,
  ) {}

  @Post()
  @Access('developer', 'analyst')
  @Answers(pullStarted, { status: 201, description: 'What was asked for; see how it goes at GET /pulls/:id' })
  async start(@Body({ schema: startPull }) body: StartPull, @Ctx() ctx: RequestContext) {
    const { pull, partitions, outcome } = await this.commands.start(body, ctx);
    return commandAnswer(outcome, { id: pull, partitions: partitions.length });
  }

  @Get()
  @Access('anyone')
  @Answers(page(pullView))
  list(@Query({ schema: pullQuery }) query: PullQuery) {
    return this.queries.list(query);
  }

  @Get('schedules')
  @Access('anyone')
  @Answers(pullSchedules)
  schedules() {
    return this.queries.schedules();
  }

  @Put('schedules')
  @Access('developer', 'analyst')
  @Answers(setPullSchedule, { description: 'The schedule as it is from now on' })
  async schedule(@Body({ schema: setPullSchedule }) body: SetPullSchedule, @Ctx() ctx: RequestContext) {
    return commandAnswer(await this.commands.schedule(body, ctx), body);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(pullView)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }
}
