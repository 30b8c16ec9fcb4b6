import { Inject, Injectable } from '@nestjs/common';
import type { ApprovalRuleView, SetApprovalRuleBody } from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { rankOf, requireStage, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { approvalRuleDecider, approvalRuleStream, defaultApprovalRule } from '../domain/approval-rule.js';

@Injectable()
export class ApprovalRules {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  /** The rule of every stage that releases pass, set or default. */
  async list(): Promise<ApprovalRuleView[]> {
    const set = await this.books.approvalRules();
    return this.tenant.stages
      .filter(({ module }) => (rankOf(module) ?? 0) > 0)
      .map(({ module: stage }) => {
        const found = set.get(stage);
        return found
          ? { stage, ...found.rule, source: 'set', setBy: found.by, setAt: found.at }
          : { stage, ...defaultApprovalRule(stage), source: 'default', setBy: null, setAt: null };
      });
  }

  async set(stage: string, body: SetApprovalRuleBody, ctx: RequestContext): Promise<CommandOutcome<unknown>> {
    requireStage(this.tenant, stage);
    const { reason, quorum, roles, separateApprover } = body;
    const rule = { quorum, roles, separateApprover };
    return this.commands.execute({
      stream: approvalRuleStream(stage),
      decider: approvalRuleDecider,
      command: { stage, rule, by: ctx.actor, at: ctx.now.toISOString(), reason: reason ?? null },
      ctx,
    });
  }
}
