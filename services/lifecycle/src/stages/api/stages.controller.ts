import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  type HoldOutcome,
  holdOutcome,
  type LiftHoldBody,
  liftHoldBody,
  type PromotionOutcome,
  promotionOutcome,
  type RollbackBody,
  rollbackBody,
  type SetHoldBody,
  setHoldBody,
  type StageHistory,
  stageHistory,
  type StageHistoryQuery,
  stageHistoryQuery,
  type StageList,
  stageList,
  type StageView,
  stageView,
} from '@wordslab/contracts';
import { Access, Answers, type CommandAnswer, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { answerOf } from '../../promotions/api/promotion-answer.js';
import { PromotionCommands } from '../../promotions/application/promotion-commands.js';
import { Holds } from '../application/holds.js';
import { StageQueries } from '../read-models/stage.queries.js';

@Controller('api/v1/stages')
export class StagesController {
  constructor(
    private readonly stages: StageQueries,
    private readonly holds: Holds,
    private readonly promotions: PromotionCommands,
  ) {}

  /** Stages that releases pass, in their order. */
  @Get()
  @Access('anyone')
  @Answers(stageList)
  async list(): Promise<StageList> {
    return { items: await this.stages.list() };
  }

  /** What is there now, what is under way, and what stands against it. */
  @Get(':stage')
  @Access('anyone')
  @Answers(stageView)
  show(@Param('stage') stage: string): Promise<StageView> {
    return this.stages.show(stage);
  }

  /** Every release that was there, the latest first; with `at`, those that were there at that instant or on that day. */
  @Get(':stage/history')
  @Access('anyone')
  @Answers(stageHistory)
  async history(
    @Param('stage') stage: string,
    @Query({ schema: stageHistoryQuery }) query: StageHistoryQuery,
  ): Promise<StageHistory> {
    return { stage, items: await this.stages.history(stage, query.at) };
  }

  /** Back to a release that was completed here: no evidence, no approval. Its completion leaves a hold. */
  @Post(':stage/rollback')
  @Access('project-manager')
  @Answers(promotionOutcome, { status: 201 })
  async rollback(
    @Param('stage') stage: string,
    @Body({ schema: rollbackBody }) body: RollbackBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<PromotionOutcome>> {
    return answerOf(await this.promotions.rollback(stage, body, ctx));
  }

  /** From now on it takes no promotion. */
  @Put(':stage/hold')
  @Access('project-manager', 'tenant-admin')
  @Answers(holdOutcome)
  async hold(
    @Param('stage') stage: string,
    @Body({ schema: setHoldBody }) body: SetHoldBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<HoldOutcome>> {
    const outcome = await this.holds.set(stage, body.reason, ctx);
    return commandAnswer(outcome, { stage, hold: outcome.state.hold });
  }

  @Post(':stage/hold/lift')
  @Access('project-manager', 'tenant-admin')
  @Answers(holdOutcome, { status: 201 })
  async lift(
    @Param('stage') stage: string,
    @Body({ schema: liftHoldBody }) body: LiftHoldBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<HoldOutcome>> {
    const outcome = await this.holds.lift(stage, body.reason, ctx);
    return commandAnswer(outcome, { stage, hold: outcome.state.hold });
  }
}
