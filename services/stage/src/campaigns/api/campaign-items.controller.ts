import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type Adjudicate,
  adjudicate,
  adjudication,
  type Annotate,
  annotate,
  annotated,
  campaignItem,
  type CampaignItemQuery,
  campaignItemQuery,
  entityId,
  itemNumber,
  nextItem,
  type NextItemQuery,
  nextItemQuery,
  page,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { AnnotateCommands } from '../application/annotate-commands.js';
import { CampaignItems } from '../read-models/campaign-items.js';
import { CampaignQueries } from '../read-models/campaign-queries.js';

/** Texts and what people say about them. */
@Controller('api/v1/campaigns/:id')
export class CampaignItemsController {
  constructor(
    private readonly commands: AnnotateCommands,
    private readonly items: CampaignItems,
    private readonly queries: CampaignQueries,
  ) {}

  @Get('items')
  @Access('analyst')
  @Answers(page(campaignItem))
  list(@Param('id', { schema: entityId }) id: string, @Query({ schema: campaignItemQuery }) query: CampaignItemQuery) {
    return this.items.list(id, query);
  }

  @Get('items/:item')
  @Access('analyst')
  @Answers(campaignItem)
  show(@Param('id', { schema: entityId }) id: string, @Param('item', { schema: itemNumber }) item: number) {
    return this.items.find(id, item);
  }

  @Get('next')
  @Access('analyst')
  @Answers(nextItem, { description: 'The next item for an annotator; null when nothing is left' })
  next(
    @Param('id', { schema: entityId }) id: string,
    @Query({ schema: nextItemQuery }) query: NextItemQuery,
    @Ctx() ctx: RequestContext,
  ) {
    return this.queries.next(id, query.annotator ?? ctx.actor);
  }

  @Get('last')
  @Access('analyst')
  @Answers(nextItem, { description: 'The item that an annotator treated last, for an undo; null when there is none' })
  last(
    @Param('id', { schema: entityId }) id: string,
    @Query({ schema: nextItemQuery }) query: NextItemQuery,
    @Ctx() ctx: RequestContext,
  ) {
    return this.queries.last(id, query.annotator ?? ctx.actor);
  }

  @Post('items/:item/annotation')
  @Access('analyst')
  @Answers(annotated, { status: 201, description: 'What the caller says about the item now' })
  async annotate(
    @Param('id', { schema: entityId }) id: string,
    @Param('item', { schema: itemNumber }) item: number,
    @Body({ schema: annotate }) body: Annotate,
    @Ctx() ctx: RequestContext,
  ) {
    const { outcome, answer } = await this.commands.annotate(id, item, body, ctx);
    return commandAnswer(outcome, answer);
  }

  @Post('items/:item/adjudication')
  @Access('analyst')
  @Answers(adjudication, {
    status: 201,
    description: 'The label that counts from now on, whatever the annotators said',
  })
  async adjudicate(
    @Param('id', { schema: entityId }) id: string,
    @Param('item', { schema: itemNumber }) item: number,
    @Body({ schema: adjudicate }) body: Adjudicate,
    @Ctx() ctx: RequestContext,
  ) {
    const { outcome, answer } = await this.commands.adjudicate(id, item, body, ctx);
    return commandAnswer(outcome, answer);
  }
}
