import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { explorationAnswer, explorationFields, type ExplorationQuery, explorationQuery } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { ExplorationQueries } from '../read-models/exploration-queries.js';

/** Questions about the anonymized log, without SQL. */
@Controller('api/v1/explorations')
export class ExplorationsController {
  constructor(private readonly queries: ExplorationQueries) {}

  @Post('query')
  @HttpCode(200)
  @Access('developer', 'analyst', 'tester')
  @Answers(explorationAnswer, { description: 'Rows, or groups with their measures; and how old the data are' })
  ask(@Body({ schema: explorationQuery }) query: ExplorationQuery) {
    return this.queries.ask(query);
  }

  @Get('fields')
  @Access('anyone')
  @Answers(explorationFields)
  fields() {
    return this.queries.fields();
  }
}
