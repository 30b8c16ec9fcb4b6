import { Controller, Get, Param, Query } from '@nestjs/common';
import { deployment, page, type PageQuery, pageQuery } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { z } from 'zod';
import { DeploymentQueries } from '../read-models/deployment-queries.js';

/** Releases put to work here, with their model servers. */
@Controller('api/v1/deployments')
export class DeploymentsController {
  constructor(private readonly queries: DeploymentQueries) {}

  @Get()
  @Access('anyone')
  @Answers(page(deployment))
  list(@Query({ schema: pageQuery }) query: PageQuery) {
    return this.queries.list(query);
  }

  @Get(':promotion')
  @Access('anyone')
  @Answers(deployment)
  show(@Param('promotion', { schema: z.string().max(200) }) promotion: string) {
    return this.queries.show(promotion);
  }
}
