import { Inject, Injectable } from '@nestjs/common';
import { type PolicyDocument, RuleViolated, type SetPolicyBody } from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { policyDecider, policyStream, type PolicyState, subjectOf } from '../domain/policy.js';

@Injectable()
export class PolicyCommands {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  async set(id: string, body: SetPolicyBody, ctx: RequestContext): Promise<CommandOutcome<PolicyState>> {
    await this.requireOnly(body.document);
    return this.execute(id, body.document, { reason: body.reason ?? null, standing: false }, ctx);
  }

  /** Sets a policy that wordslab brings; one that a person has set meanwhile stays. */
  async setStanding(document: PolicyDocument, ctx: RequestContext): Promise<void> {
    const other = (await this.books.policies()).otherFor(document);
    if (!other) await this.execute(document.id, document, { reason: null, standing: true }, ctx);
  }

  private execute(
    id: string,
    document: PolicyDocument,
    { reason, standing }: { reason: string | null; standing: boolean },
    ctx: RequestContext,
  ): Promise<CommandOutcome<PolicyState>> {
    return this.commands.execute({
      stream: policyStream(id),
      decider: policyDecider,
      command: { id, document, by: ctx.actor, reason, standing, tenant: this.tenant },
      ctx,
    });
  }

  /** One policy per subject, or nobody could say which one holds. */
  private async requireOnly(document: PolicyDocument): Promise<void> {
    const other = (await this.books.policies()).otherFor(document);
    if (other)
      throw new RuleViolated(
        'policy.subject_taken',
        `policy '${other}' is for ${subjectOf(document)} already`,
        `Set the next version of that one: give the document the id '${other}'.`,
        { policy: other },
      );
  }
}
