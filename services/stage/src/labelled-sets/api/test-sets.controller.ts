import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  addResult,
  type CreateTestSet,
  createTestSet,
  entityId,
  labelledRow,
  labelledSetDetail,
  type NamedPageQuery,
  namedPageQuery,
  page,
  type PageQuery,
  pageQuery,
  versionedSummary,
  versionNumber,
} from '@wordslab/contracts';
import { Access, Answers, Ctx, type RequestContext } from '@wordslab/platform';
import { addAnswer } from '../../shared/versioned/add-answer.js';
import { CreateTestSetCommand } from '../application/create-test-set.js';
import { LabelledSetRows } from '../read-models/labelled-set-rows.js';
import { LabelledSetQueries } from '../read-models/labelled-set-queries.js';
import { labelledSetView } from '../read-models/labelled-set-view.js';

@Controller('api/v1/test-sets')
export class TestSetsController {
  constructor(
    private readonly creating: CreateTestSetCommand,
    private readonly queries: LabelledSetQueries,
    private readonly setRows: LabelledSetRows,
  ) {}

  @Post()
  @Access('analyst')
  @Answers(addResult, { status: 201, description: 'The version that has these rows' })
  async create(@Body({ schema: createTestSet }) body: CreateTestSet, @Ctx() ctx: RequestContext) {
    const { id, outcome } = await this.creating.create(body, ctx);
    return addAnswer(id, body.name, outcome);
  }

  @Get()
  @Access('anyone')
  @Answers(page(versionedSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list('testSet', query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(labelledSetDetail)
  async show(@Param('id', { schema: entityId }) id: string) {
    return labelledSetView(await this.queries.show('testSet', id));
  }

  @Get(':id/versions/:version/rows')
  @Access('analyst', 'tester')
  @Answers(page(labelledRow))
  rows(
    @Param('id', { schema: entityId }) id: string,
    @Param('version', { schema: versionNumber }) version: number,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    return this.setRows.page('testSet', id, version, query);
  }
}
