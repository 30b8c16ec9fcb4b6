import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type CancelTestCampaign,
  cancelTestCampaign,
  type CreateTestCampaign,
  createTestCampaign,
  entityId,
  page,
  type PageQuery,
  pageQuery,
  testCampaignDetail,
  testCampaignOutcome,
  testCampaignPage,
  type TestCampaignQuery,
  testCampaignQuery,
  testedCase,
  testedRow,
  type TestedRowQuery,
  testedRowQuery,
  type TryBody,
  tryBody,
  tryResult,
  type VerdictBody,
  verdictBody,
} from '@wordslab/contracts';
import { Access, Answers, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { type CampaignOutcome, TestCampaigns } from '../application/test-campaigns.js';
import { existing } from '../domain/decide-test-campaign.js';
import { TestCampaignQueries } from '../read-models/test-campaign-queries.js';
import { TestedCases } from '../read-models/tested-cases.js';

const id = { schema: entityId };

/** Test campaigns: what is deployed here, measured on a test set and by people. */
@Controller('api/v1/test-campaigns')
export class TestCampaignsController {
  constructor(
    private readonly campaigns: TestCampaigns,
    private readonly queries: TestCampaignQueries,
    private readonly cases: TestedCases,
  ) {}

  @Post()
  @Access('tester', 'developer', 'project-manager')
  @Answers(testCampaignOutcome, { status: 201, description: 'It measures; follow it with GET' })
  async create(@Body({ schema: createTestCampaign }) body: CreateTestCampaign, @Ctx() ctx: RequestContext) {
    return answer(await this.campaigns.create(body, ctx));
  }

  @Get()
  @Access('anyone')
  @Answers(testCampaignPage)
  list(@Query({ schema: testCampaignQuery }) query: TestCampaignQuery) {
    return this.queries.list(query);
  }

  @Get(':id')
  @Access('anyone')
  @Answers(testCampaignDetail)
  show(@Param('id', id) campaign: string) {
    return this.queries.show(campaign);
  }

  @Get(':id/answers')
  @Access('tester', 'developer', 'project-manager')
  @Answers(page(testedRow))
  answers(@Param('id', id) campaign: string, @Query({ schema: testedRowQuery }) query: TestedRowQuery) {
    return this.cases.answers(campaign, query);
  }

  @Get(':id/cases')
  @Access('tester', 'project-manager')
  @Answers(page(testedCase))
  listCases(@Param('id', id) campaign: string, @Query({ schema: pageQuery }) query: PageQuery) {
    return this.cases.list(campaign, query);
  }

  @Post(':id/tries')
  @Access('tester', 'end-user')
  @Answers(tryResult, { status: 201, description: 'The answer, and the case to give a verdict on' })
  async try(@Param('id', id) campaign: string, @Body({ schema: tryBody }) body: TryBody, @Ctx() ctx: RequestContext) {
    const { outcome, result } = await this.campaigns.try(campaign, body, ctx);
    return commandAnswer(outcome, result);
  }

  @Post(':id/verdicts')
  @Access('tester', 'end-user')
  @Answers(testCampaignOutcome, { status: 201 })
  async judge(
    @Param('id', id) campaign: string,
    @Body({ schema: verdictBody }) body: VerdictBody,
    @Ctx() ctx: RequestContext,
  ) {
    return answer(await this.campaigns.judge(campaign, body, ctx));
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Access('tester', 'project-manager')
  @Answers(testCampaignOutcome, { description: 'Its result is evidence now, and goes up signed' })
  async finish(@Param('id', id) campaign: string, @Ctx() ctx: RequestContext) {
    return answer(await this.campaigns.finish(campaign, ctx));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Access('tester', 'developer', 'project-manager')
  @Answers(testCampaignOutcome)
  async cancel(
    @Param('id', id) campaign: string,
    @Body({ schema: cancelTestCampaign }) body: CancelTestCampaign,
    @Ctx() ctx: RequestContext,
  ) {
    return answer(await this.campaigns.cancel(campaign, body, ctx));
  }
}

const answer = (outcome: CampaignOutcome) => {
  const { plan, status } = existing(outcome.state);
  return commandAnswer(outcome, { id: plan.campaign, name: plan.name, status });
};
