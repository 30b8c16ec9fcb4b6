import { Controller, Get, Query } from '@nestjs/common';
import { type StatisticsQuery, statisticsQuery, type StatisticsView, statisticsView } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { StatisticsQueries } from '../read-models/statistics.queries.js';

@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsQueries) {}

  /** How delivery went, per stage: lead time, frequency, change failure rate, time to restore; and predictions. */
  @Get()
  @Access('anyone')
  @Answers(statisticsView)
  of(@Query({ schema: statisticsQuery }) query: StatisticsQuery): Promise<StatisticsView> {
    return this.statistics.of(query);
  }
}
