import { Controller, Get, Param, Query } from '@nestjs/common';
import {
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
import { Access, Answers } from '@wordslab/platform';
import { LabelledSetQueries } from '../read-models/labelled-set-queries.js';
import { LabelledSetRows } from '../read-models/labelled-set-rows.js';
import { labelledSetView } from '../read-models/labelled-set-view.js';

/** Frozen outcomes of campaigns. They are made by the campaign: POST /campaigns/:id/sets. */
@Controller('api/v1/annotation-sets')
export class AnnotationSetsController {
  constructor(
    private readonly queries: LabelledSetQueries,
    private readonly setRows: LabelledSetRows,
  ) {}

  @Get()
  @Access('anyone')
  @Answers(page(versionedSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list('annotationSet', query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(labelledSetDetail)
  async show(@Param('id', { schema: entityId }) id: string) {
    return labelledSetView(await this.queries.show('annotationSet', id));
  }

  @Get(':id/versions/:version/rows')
  @Access('analyst')
  @Answers(page(labelledRow))
  rows(
    @Param('id', { schema: entityId }) id: string,
    @Param('version', { schema: versionNumber }) version: number,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    return this.setRows.page('annotationSet', id, version, query);
  }
}
