import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  policyHistory,
  type PolicyHistory,
  type PolicyPage,
  policyPage,
  type PolicyQuery,
  policyQuery,
  type SetPolicyAnswer,
  setPolicyAnswer,
  type SetPolicyBody,
  setPolicyBody,
} from '@wordslab/contracts';
import { Access, Answers, type CommandAnswer, commandAnswer, Ctx, type RequestContext } from '@wordslab/platform';
import { PolicyCommands } from '../application/policy-commands.js';
import { PolicyList } from '../read-models/policy-list.queries.js';

@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    private readonly commands: PolicyCommands,
    private readonly list: PolicyList,
  ) {}

  @Get()
  @Access('anyone')
  @Answers(policyPage)
  page(@Query({ schema: policyQuery }) query: PolicyQuery): Promise<PolicyPage> {
    return this.list.page(query);
  }

  /** The policy with every version of it, newest first. */
  @Get(':id')
  @Access('anyone')
  @Answers(policyHistory)
  show(@Param('id') id: string): Promise<PolicyHistory> {
    return this.list.show(id);
  }

  /** Makes the document the policy's next version; the same document again makes none. */
  @Put(':id')
  @Access('project-manager', 'tenant-admin')
  @Answers(setPolicyAnswer)
  async set(
    @Param('id') id: string,
    @Body({ schema: setPolicyBody }) body: SetPolicyBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<SetPolicyAnswer>> {
    const outcome = await this.commands.set(id, body, ctx);
    const { version = 1, hash = '' } = outcome.state.current ?? {};
    return commandAnswer(outcome, { id, version, hash, changed: outcome.events.length > 0 });
  }
}
