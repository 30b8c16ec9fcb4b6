import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type ApprovePromotionBody,
  approvePromotionBody,
  type PromotionDetail,
  promotionDetail,
  type PromotionOutcome,
  promotionOutcome,
  type PromotionPage,
  promotionPage,
  type PromotionQuery,
  promotionQuery,
  type PromotionReasonBody,
  promotionReasonBody,
  type RequestPromotionBody,
  requestPromotionBody,
} from '@wordslab/contracts';
import { Access, Answers, type CommandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { PromotionCommands } from '../application/promotion-commands.js';
import { PromotionList } from '../read-models/promotion-list.queries.js';
import { answerOf } from './promotion-answer.js';

@Controller('api/v1/promotions')
export class PromotionsController {
  constructor(
    private readonly commands: PromotionCommands,
    private readonly list: PromotionList,
    private readonly books: LifecycleBooks,
  ) {}

  /** `release` is an id or an alias. */
  @Get()
  @Access('anyone')
  @Answers(promotionPage)
  async page(@Query({ schema: promotionQuery }) query: PromotionQuery): Promise<PromotionPage> {
    const release = query.release ? (await this.books.releases()).get(query.release).id : undefined;
    return this.list.page({ ...query, release });
  }

  /** With every part and every step. */
  @Get(':id')
  @Access('anyone')
  @Answers(promotionDetail)
  show(@Param('id') id: string): Promise<PromotionDetail> {
    return this.list.show(id);
  }

  @Post()
  @Access('project-manager')
  @Answers(promotionOutcome, { status: 201 })
  async request(
    @Body({ schema: requestPromotionBody }) body: RequestPromotionBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<PromotionOutcome>> {
    return answerOf(await this.commands.request(body, ctx));
  }

  @Post(':id/approve')
  @Access('project-manager', 'tester', 'tenant-admin')
  @Answers(promotionOutcome, { status: 201 })
  async approve(
    @Param('id') id: string,
    @Body({ schema: approvePromotionBody }) body: ApprovePromotionBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<PromotionOutcome>> {
    return answerOf(await this.commands.approve(id, body.comment ?? null, ctx));
  }

  /** An approver says no. */
  @Post(':id/refuse')
  @Access('project-manager', 'tester', 'tenant-admin')
  @Answers(promotionOutcome, { status: 201 })
  async refuse(
    @Param('id') id: string,
    @Body({ schema: promotionReasonBody }) body: PromotionReasonBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<PromotionOutcome>> {
    return answerOf(await this.commands.reject(id, body.reason, ctx));
  }

  /** Calls it off; possible until the target has installed it. */
  @Post(':id/cancel')
  @Access('project-manager')
  @Answers(promotionOutcome, { status: 201 })
  async cancel(
    @Param('id') id: string,
    @Body({ schema: promotionReasonBody }) body: PromotionReasonBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<PromotionOutcome>> {
    return answerOf(await this.commands.cancel(id, body.reason, ctx));
  }
}
