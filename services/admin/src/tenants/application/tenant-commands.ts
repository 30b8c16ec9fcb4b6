import { Injectable } from '@nestjs/common';
import type { CreateTenantBody } from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { type TenantCommand, tenantDecider } from '../domain/decide-tenant.js';
import { tenantStream } from '../domain/tenant.events.js';
import type { Tenant, TenantState } from '../domain/tenant.js';

type Outcome = CommandOutcome<TenantState>;

/** The commands on tenants. */
@Injectable()
export class TenantCommands {
  constructor(private readonly commands: Commands) {}

  create(body: CreateTenantBody, ctx: RequestContext): Promise<Outcome> {
    return this.execute(body.slug, { type: 'create', ...body }, ctx);
  }

  deploy(slug: string, ctx: RequestContext): Promise<Outcome> {
    return this.execute(slug, { type: 'deploy', slug }, ctx);
  }

  execute(slug: string, command: TenantCommand, ctx: RequestContext): Promise<Outcome> {
    return this.commands.execute({ stream: tenantStream(slug), decider: tenantDecider, command, ctx });
  }

  /** The tenant whose deployment has begun and not ended, or null. */
  async deploying(slug: string): Promise<Tenant | null> {
    const { state } = await this.commands.load(tenantStream(slug), tenantDecider);
    return state.status === 'deploying' ? state : null;
  }
}
