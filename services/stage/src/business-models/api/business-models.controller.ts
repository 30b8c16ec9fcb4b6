import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  addResult,
  businessModelDetail,
  type BusinessModelDocument,
  businessModelDocument,
  entityId,
  type NamedPageQuery,
  namedPageQuery,
  page,
  versionedSummary,
} from '@wordslab/contracts';
import { Access, Answers, Ctx, type RequestContext } from '@wordslab/platform';
import { addAnswer } from '../../shared/versioned/add-answer.js';
import { BusinessModelCommands } from '../application/business-model-commands.js';
import { BusinessModelQueries } from '../read-models/business-model-queries.js';

@Controller('api/v1/business-models')
export class BusinessModelsController {
  constructor(
    private readonly commands: BusinessModelCommands,
    private readonly queries: BusinessModelQueries,
  ) {}

  @Post()
  @Access('analyst')
  @Answers(addResult, { status: 201, description: 'The version that has this content' })
  async add(@Body({ schema: businessModelDocument }) document: BusinessModelDocument, @Ctx() ctx: RequestContext) {
    const { id, outcome } = await this.commands.add(document, ctx);
    return addAnswer(id, document.name, outcome);
  }

  @Get()
  @Access('anyone')
  @Answers(page(versionedSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(businessModelDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }
}
