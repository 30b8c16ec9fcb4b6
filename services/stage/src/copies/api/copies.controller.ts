import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  copyDetail,
  type CopyQuery,
  copyQuery,
  copyRow,
  copySummary,
  entityVersion,
  page,
  type PageQuery,
  pageQuery,
} from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { CopyQueries } from '../read-models/copy-queries.js';

/** Read-only entity versions from elsewhere. There is no command here: a copy is changed in its home. */
@Controller('api/v1/copies')
export class CopiesController {
  constructor(private readonly queries: CopyQueries) {}

  @Get()
  @Access('anyone')
  @Answers(page(copySummary))
  list(@Query({ schema: copyQuery }) query: CopyQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(copyDetail)
  show(@Param('id', { schema: entityVersion }) id: string) {
    return this.queries.show(id);
  }

  @Get(':id/rows')
  @Access('developer', 'analyst', 'tester', 'end-user')
  @Answers(page(copyRow))
  rows(@Param('id', { schema: entityVersion }) id: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.queries.rows(id, query);
  }
}
