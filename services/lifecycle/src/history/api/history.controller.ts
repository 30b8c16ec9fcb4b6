import { Controller, Get, Query } from '@nestjs/common';
import { type HistoryPage, historyPage, type HistoryQuery, historyQuery } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { HistoryQueries } from '../read-models/history.queries.js';

@Controller('api/v1/history')
export class HistoryController {
  constructor(private readonly queries: HistoryQueries) {}

  /** Everything that happened to entities, releases, promotions and policies, newest first. */
  @Get()
  @Access('anyone')
  @Answers(historyPage)
  page(@Query({ schema: historyQuery }) query: HistoryQuery): Promise<HistoryPage> {
    return this.queries.page(query);
  }
}
