import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  addResult,
  entityId,
  type NamedPageQuery,
  namedPageQuery,
  page,
  pipelineDetail,
  type PipelineDocument,
  pipelineDocument,
  versionedSummary,
} from '@wordslab/contracts';
import { Access, Answers, Ctx, type RequestContext } from '@wordslab/platform';
import { addAnswer } from '../../shared/versioned/add-answer.js';
import { PipelineCommands } from '../application/pipeline-commands.js';
import { PipelineQueries } from '../read-models/pipeline-queries.js';

@Controller('api/v1/pipelines')
export class PipelinesController {
  constructor(
    private readonly commands: PipelineCommands,
    private readonly queries: PipelineQueries,
  ) {}

  @Post()
  @Access('developer')
  @Answers(addResult, { status: 201, description: 'The version that has this content' })
  async add(@Body({ schema: pipelineDocument }) document: PipelineDocument, @Ctx() ctx: RequestContext) {
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
  @Answers(pipelineDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }
}
