import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type ComparisonQuery,
  comparisonQuery,
  entityId,
  modelComparison,
  modelTestDetail,
  type ModelTestQuery,
  modelTestQuery,
  modelTestSummary,
  page,
  type RequestModelTest,
  requestModelTest,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { z } from 'zod';
import { CompareTests } from '../application/compare-tests.js';
import { ModelTestCommands } from '../application/model-test-commands.js';
import { RunningTests } from '../application/running-tests.js';
import { type Answered, ModelTestQueries } from '../read-models/model-test-queries.js';

const requested = z.object({ id: entityId, status: z.literal('running') });
const cancelled = z.object({ id: entityId, status: z.literal('cancelled') });

@Controller('api/v1/model-tests')
export class ModelTestsController {
  constructor(
    private readonly commands: ModelTestCommands,
    private readonly queries: ModelTestQueries,
    private readonly running: RunningTests,
    private readonly comparison: CompareTests,
  ) {}

  private readonly answered: Answered = (test) => this.running.answered(test);

  @Post()
  @Access('analyst')
  @Answers(requested, { status: 201, description: 'The test goes on in the background' })
  async request(@Body({ schema: requestModelTest }) body: RequestModelTest, @Ctx() ctx: RequestContext) {
    const { id, outcome } = await this.commands.request(body, ctx);
    return commandAnswer(outcome, { id, status: 'running' });
  }

  @Get()
  @Access('anyone')
  @Answers(page(modelTestSummary))
  list(@Query({ schema: modelTestQuery }) query: ModelTestQuery) {
    return this.queries.list(query, this.answered);
  }

  @Get('comparison')
  @Access('anyone')
  @Answers(modelComparison, { description: 'Two finished tests on the same version of a test set' })
  compare(@Query({ schema: comparisonQuery }) query: ComparisonQuery) {
    return this.comparison.compare(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(modelTestDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id, this.answered);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Access('analyst')
  @Answers(cancelled)
  async cancel(@Param('id', { schema: entityId }) id: string, @Ctx() ctx: RequestContext) {
    await this.queries.row(id);
    return commandAnswer(await this.commands.cancel(id, ctx), { id, status: 'cancelled' });
  }
}
