import { Inject, Injectable } from '@nestjs/common';
import type { GateView, SetGateBody } from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { defaultGate, gateDecider, gateStream } from '../../promotions/domain/gate.js';
import { isPassed, requirePassed, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';

/** What each stage asks of evidence. */
@Injectable()
export class Gates {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  /** Of every stage that releases pass, set or default. */
  async list(): Promise<GateView[]> {
    const passed = this.tenant.stages.filter(({ module }) => isPassed(module));
    return Promise.all(passed.map(({ module }) => this.of(module)));
  }

  /** @throws NotFound `stage.unknown` */
  async of(stage: string): Promise<GateView> {
    requirePassed(this.tenant, stage);
    const found = (await this.books.gates()).get(stage);
    return found
      ? { stage, evidence: found.evidence, source: 'set', setBy: found.by, setAt: found.at }
      : { stage, evidence: defaultGate(stage), source: 'default', setBy: null, setAt: null };
  }

  /** Holds for promotions asked for from now on. @throws RuleViolated `gate.too_early` */
  set(stage: string, { evidence, reason }: SetGateBody, ctx: RequestContext): Promise<CommandOutcome<unknown>> {
    requirePassed(this.tenant, stage);
    return this.commands.execute({
      stream: gateStream(stage),
      decider: gateDecider,
      command: { stage, evidence, by: ctx.actor, at: ctx.now.toISOString(), reason: reason ?? null },
      ctx,
    });
  }
}
