import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  agreement,
  campaignDetail,
  campaignSummary,
  type CreateCampaign,
  createCampaign,
  entityId,
  type FreezeCampaign,
  freezeCampaign,
  frozenSet,
  type NamedPageQuery,
  namedPageQuery,
  page,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { z } from 'zod';
import { CampaignCommands } from '../application/campaign-commands.js';
import { FreezeCampaignCommand } from '../application/freeze-campaign.js';
import { CampaignQueries } from '../read-models/campaign-queries.js';

const finished = z.object({ id: entityId, status: z.literal('finished') });

@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly commands: CampaignCommands,
    private readonly freezing: FreezeCampaignCommand,
    private readonly queries: CampaignQueries,
  ) {}

  @Post()
  @Access('analyst')
  @Answers(campaignSummary, { status: 201, description: 'An open campaign; its items are fixed from now on' })
  async create(@Body({ schema: createCampaign }) body: CreateCampaign, @Ctx() ctx: RequestContext) {
    const { outcome, summary } = await this.commands.create(body, ctx);
    return commandAnswer(outcome, summary);
  }

  @Get()
  @Access('anyone')
  @Answers(page(campaignSummary))
  list(@Query({ schema: namedPageQuery }) query: NamedPageQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(campaignDetail)
  show(@Param('id', { schema: entityId }) id: string) {
    return this.queries.show(id);
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Access('analyst')
  @Answers(finished, { description: 'It takes no labels any more; finishing it again changes nothing' })
  async finish(@Param('id', { schema: entityId }) id: string, @Ctx() ctx: RequestContext) {
    await this.commands.find(id);
    return commandAnswer(await this.commands.finish(id, ctx), { id, status: 'finished' as const });
  }

  @Post(':id/sets')
  @Access('analyst')
  @Answers(frozenSet, { status: 201, description: 'The version of the annotation set that holds the outcome' })
  async freeze(
    @Param('id', { schema: entityId }) id: string,
    @Body({ schema: freezeCampaign }) body: FreezeCampaign,
    @Ctx() ctx: RequestContext,
  ) {
    const { outcome, answer } = await this.freezing.freeze(id, body, ctx);
    return commandAnswer(outcome, answer);
  }

  @Get(':id/agreement')
  @Access('anyone')
  @Answers(agreement)
  agreement(@Param('id', { schema: entityId }) id: string) {
    return this.queries.agreement(id);
  }
}
