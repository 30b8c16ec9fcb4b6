import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type ReadModelList as List, readModelList, type ReadModelView, readModelView } from '@wordslab/contracts';
import { ReadModelList } from '../projections/read-model-list.js';
import { Access } from './access.js';
import { Answers } from './answers.js';
import { Ctx, type RequestContext } from './request-context.js';

/** What this module makes of its log, and making it anew. */
@Controller('api/v1/read-models')
export class ReadModelsController {
  constructor(private readonly models: ReadModelList) {}

  /** Every read model: what its rows were made by, how far they are, and its last rebuild. */
  @Get()
  @Access('anyone')
  @Answers(readModelList)
  async list(): Promise<List> {
    return { items: await this.models.all() };
  }

  @Get(':name')
  @Access('anyone')
  @Answers(readModelView)
  show(@Param('name') name: string): Promise<ReadModelView> {
    return this.models.one(name);
  }

  /** Makes its rows from zero beside the present ones, which serve until it has caught up. */
  @Post(':name/rebuild')
  @HttpCode(202)
  @Access('it-admin', 'tenant-admin', 'developer')
  @Answers(readModelView, { status: 202, description: 'The rebuild waits or runs' })
  rebuild(@Param('name') name: string, @Ctx() ctx: RequestContext): Promise<ReadModelView> {
    return this.models.rebuild(name, ctx.actor);
  }

  /** Ends its rebuild; the present rows stay. */
  @Post(':name/rebuild/stop')
  @HttpCode(202)
  @Access('it-admin', 'tenant-admin', 'developer')
  @Answers(readModelView, { status: 202, description: 'The rebuild ends' })
  stop(@Param('name') name: string): Promise<ReadModelView> {
    return this.models.stop(name);
  }
}
