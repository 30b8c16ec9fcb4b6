import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type AddAlgorithm,
  addAlgorithm,
  addResult,
  algorithmDetail,
  entityId,
  type NamedPageQuery,
  namedPageQuery,
  page,
  versionedSummary,
} from '@wordslab/contracts';
import { Access, Answers, Ctx, type RequestContext } from '@wordslab/platform';
import { addAnswer } from '../../shared/versioned/add-answer.js';
import { AlgorithmCommands } from '../application/algorithm-commands.js';
import { AlgorithmQueries } from '../read-models/algorithm-queries.js';

@Controller('api/v1/algorithms')
export class AlgorithmsController {
  constructor(
    private readonly commands: AlgorithmCommands,
    private readonly queries: AlgorithmQueries,
  ) {}

  @Post()
  @Access('developer')
  @Answers(addResult, { status: 201, description: 'The version that has this content' })
  async add(@Body({ schema: addAlgorithm }) body: AddAlgorithm, @Ctx() ctx: RequestContext) {
    const { id, outcome } = await this.commands.add(body, ctx);
    return addAnswer(id, body.manifest.name, outcome);
  }

  @Get()
  @Access('anyone')
  @Answers(page(versionedSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(algorithmDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }
}
