import { Controller, Get, Param, Query } from '@nestjs/common';
import { installation, page, type PageQuery, pageQuery } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { z } from 'zod';
import { InstallationQueries } from '../read-models/installation-queries.js';

/** Releases that Lifecycle ordered here. */
@Controller('api/v1/installations')
export class InstallationsController {
  constructor(private readonly queries: InstallationQueries) {}

  @Get()
  @Access('anyone')
  @Answers(page(installation))
  list(@Query({ schema: pageQuery }) query: PageQuery) {
    return this.queries.list(query);
  }

  @Get(':promotion')
  @Access('anyone')
  @Answers(installation)
  show(@Param('promotion', { schema: z.string().max(200) }) promotion: string) {
    return this.queries.show(promotion);
  }
}
