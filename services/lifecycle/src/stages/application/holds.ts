import { Inject, Injectable } from '@nestjs/common';
import type { StageHold } from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { stageDecider, type StageLane, stageStream } from '../../promotions/domain/stage-lane.js';
import { requirePassed, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';

/** Holds: a stage that takes no promotion until somebody lifts it. */
@Injectable()
export class Holds {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  /** Those in force. */
  async list(): Promise<StageHold[]> {
    const lanes = await this.books.lanes();
    return this.tenant.stages.flatMap(({ module }) => lanes.get(module)?.hold ?? []);
  }

  /** @throws RuleViolated `hold.in_force` */
  set(stage: string, reason: string, ctx: RequestContext): Promise<CommandOutcome<StageLane>> {
    requirePassed(this.tenant, stage);
    const data = { stage, reason, by: ctx.actor, at: ctx.now.toISOString(), rollback: null, from: null };
    const command = { type: 'hold' as const, data };
    return this.commands.execute({ stream: stageStream(stage), decider: stageDecider, command, ctx });
  }

  /** @throws RuleViolated `hold.not_in_force` */
  lift(stage: string, reason: string, ctx: RequestContext): Promise<CommandOutcome<StageLane>> {
    requirePassed(this.tenant, stage);
    const command = { type: 'lift' as const, data: { stage, reason, by: ctx.actor, at: ctx.now.toISOString() } };
    return this.commands.execute({ stream: stageStream(stage), decider: stageDecider, command, ctx });
  }
}
