import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  addResult,
  entityId,
  type NamedPageQuery,
  namedPageQuery,
  page,
  serviceDetail,
  type ServiceDocument,
  serviceDocument,
  versionedSummary,
} from '@wordslab/contracts';
import { Access, Answers, Ctx, type RequestContext } from '@wordslab/platform';
import { addAnswer } from '../../shared/versioned/add-answer.js';
import { ServiceCommands } from '../application/service-commands.js';
import { ServiceQueries } from '../read-models/service-queries.js';

@Controller('api/v1/services')
export class ServicesController {
  constructor(
    private readonly commands: ServiceCommands,
    private readonly queries: ServiceQueries,
  ) {}

  @Post()
  @Access('developer')
  @Answers(addResult, { status: 201, description: 'The version that has this content' })
  async add(@Body({ schema: serviceDocument }) document: ServiceDocument, @Ctx() ctx: RequestContext) {
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
  @Answers(serviceDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }
}
