import { Controller, Get } from '@nestjs/common';
import { type EnvironmentView, environmentView } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { EnvironmentQueries } from '../environment-queries.js';

@Controller('api/v1/environment')
@Access('it-admin')
export class EnvironmentController {
  constructor(private readonly queries: EnvironmentQueries) {}

  /** This hosting environment: its version and place, every module and every process in it. */
  @Get()
  @Answers(environmentView)
  show(): Promise<EnvironmentView> {
    return this.queries.show();
  }
}
