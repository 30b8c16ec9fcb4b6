import {
  Body,
  Controller,
  Get,
  HttpCode,
  type MessageEvent,
  type OnApplicationShutdown,
  Param,
  Post,
  Query,
  Sse,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse } from '@nestjs/swagger';
import {
  entityId,
  page,
  requestTrainingRun,
  type RequestTrainingRun,
  runLog,
  type RunLogQuery,
  runLogQuery,
  type TrainingRunDetail,
  trainingRunDetail,
  type TrainingRunQuery,
  trainingRunQuery,
  trainingRunSummary,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { Observable } from 'rxjs';
import { z } from 'zod';
import { followProgress } from '../application/follow-progress.js';
import { RunLogs } from '../application/run-logs.js';
import { RunningTrainings } from '../application/running-trainings.js';
import { TrainingRunCommands } from '../application/training-run-commands.js';
import { TrainingRunQueries } from '../read-models/training-run-queries.js';

const requested = z.object({ id: entityId, status: z.literal('requested') });
const cancelled = z.object({ id: entityId, status: z.literal('cancelled') });

@Controller('api/v1/training-runs')
export class TrainingRunsController implements OnApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(
    private readonly commands: TrainingRunCommands,
    private readonly queries: TrainingRunQueries,
    private readonly running: RunningTrainings,
    private readonly logs: RunLogs,
  ) {}

  @Post()
  @Access('analyst')
  @Answers(requested, { status: 201, description: 'The run is in the queue' })
  async request(@Body({ schema: requestTrainingRun }) body: RequestTrainingRun, @Ctx() ctx: RequestContext) {
    const { id, outcome } = await this.commands.request(body, ctx);
    return commandAnswer(outcome, { id, status: 'requested' });
  }

  @Get()
  @Access('anyone')
  @Answers(page(trainingRunSummary))
  list(@Query({ schema: trainingRunQuery }) query: TrainingRunQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(trainingRunDetail)
  show(@Param('id', { schema: entityId }) id: string): Promise<TrainingRunDetail> {
    return this.queries.show(id, this.running.get(id)?.view() ?? null);
  }

  @Get(':id/log')
  @Access('analyst')
  @Answers(runLog, { description: 'The last lines of what it wrote to stderr' })
  log(@Param('id', { schema: entityId }) id: string, @Query({ schema: runLogQuery }) query: RunLogQuery) {
    return this.logs.tail(id, query.tail);
  }

  @Sse(':id/progress')
  @Access('anyone')
  @ApiBearerAuth()
  @ApiOkResponse({ description: 'The run as it goes on, as GET /training-runs/{id} shows it; ends when the run does' })
  progress(@Param('id', { schema: entityId }) id: string): Observable<MessageEvent> {
    return followProgress(() => this.show(id), this.stopping.signal);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Access('analyst')
  @Answers(cancelled)
  async cancel(@Param('id', { schema: entityId }) id: string, @Ctx() ctx: RequestContext) {
    await this.queries.row(id);
    return commandAnswer(await this.commands.cancel(id, ctx), { id, status: 'cancelled' });
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }
}
