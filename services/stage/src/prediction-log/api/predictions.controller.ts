import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  page,
  type PageQuery,
  pageQuery,
  policyProposal,
  predictionDay,
  predictionId,
  type PredictionQuery,
  predictionQuery,
  predictionRow,
  type ProposeLogPolicy,
  proposeLogPolicy,
} from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { LogPolicy } from '../application/log-policy.js';
import { PredictionQueries } from '../read-models/prediction-queries.js';

/** Logged answers. They are personal: they are read here, and leave only under a policy. */
@Controller('api/v1/predictions')
export class PredictionsController {
  constructor(private readonly queries: PredictionQueries) {}

  @Get()
  @Access('end-user', 'tester')
  @Answers(page(predictionRow))
  list(@Query({ schema: predictionQuery }) query: PredictionQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('end-user', 'tester')
  @Answers(predictionRow)
  show(@Param('id', { schema: predictionId }) id: string) {
    return this.queries.show(id);
  }
}

/** The log as a whole: its days, and a policy under which they may be pulled. */
@Controller('api/v1/prediction-log')
export class PredictionLogController {
  constructor(
    private readonly queries: PredictionQueries,
    private readonly policy: LogPolicy,
  ) {}

  @Get()
  @Access('anyone')
  @Answers(page(predictionDay))
  days(@Query({ schema: pageQuery }) query: PageQuery) {
    return this.queries.days(query);
  }

  @Post('policy-proposal')
  @HttpCode(200)
  @Access('project-manager', 'analyst')
  @Answers(policyProposal)
  propose(@Body({ schema: proposeLogPolicy }) request: ProposeLogPolicy) {
    return this.policy.propose(request);
  }
}
