import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  approvalRule,
  type ApprovalRule,
  type ApprovalRuleList,
  approvalRuleList,
  type SetApprovalRuleBody,
  setApprovalRuleBody,
} from '@wordslab/contracts';
import { Access, Answers, type CommandAnswer, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { ApprovalRules } from '../application/approval-rules.js';

@Controller('api/v1/approval-rules')
export class ApprovalRulesController {
  constructor(private readonly rules: ApprovalRules) {}

  /** Who must agree to a promotion, per stage. */
  @Get()
  @Access('anyone')
  @Answers(approvalRuleList)
  async list(): Promise<ApprovalRuleList> {
    return { items: await this.rules.list() };
  }

  /** Holds for promotions requested from now on. */
  @Put(':stage')
  @Access('tenant-admin')
  @Answers(approvalRule)
  async set(
    @Param('stage') stage: string,
    @Body({ schema: setApprovalRuleBody }) body: SetApprovalRuleBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<ApprovalRule>> {
    const { quorum, roles, separateApprover } = body;
    return commandAnswer(await this.rules.set(stage, body, ctx), { quorum, roles, separateApprover });
  }
}
