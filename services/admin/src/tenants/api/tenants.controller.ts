import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  createTenantBody,
  type CreateTenantBody,
  entityName,
  NotFound,
  type TenantAccepted,
  tenantAccepted,
  type TenantDetail,
  tenantDetail,
  type TenantPage,
  tenantPage,
  tenantQuery,
  type TenantQuery,
} from '@wordslab/contracts';
import {
  Access,
  Answers,
  type CommandAnswer,
  commandAnswer,
  type CommandOutcome,
  Ctx,
  type RequestContext,
} from '@wordslab/platform';
import { TenantCommands } from '../application/tenant-commands.js';
import type { TenantState } from '../domain/tenant.js';
import { TenantQueries } from '../read-models/tenants/tenant-queries.js';

@Controller('api/v1/tenants')
@Access('it-admin')
export class TenantsController {
  constructor(
    private readonly commands: TenantCommands,
    private readonly queries: TenantQueries,
  ) {}

  /** Plans a tenant and begins to deploy its modules; the same request again changes nothing. */
  @Post()
  @HttpCode(202)
  @Answers(tenantAccepted, { status: 202, description: 'Follow it at /api/v1/tenants/{slug}' })
  async create(
    @Body({ schema: createTenantBody }) body: CreateTenantBody,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<TenantAccepted>> {
    return accepted(body.slug, await this.commands.create(body, ctx));
  }

  /** Deploys a tenant again: after a failure, or to bring what is missing. What is as it should be stays untouched. */
  @Post(':slug/deploy')
  @HttpCode(202)
  @Answers(tenantAccepted, { status: 202, description: 'Follow it at /api/v1/tenants/{slug}' })
  async deploy(
    @Param('slug', { schema: entityName }) slug: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CommandAnswer<TenantAccepted>> {
    return accepted(slug, await this.commands.deploy(slug, ctx));
  }

  @Get()
  @Answers(tenantPage)
  list(@Query({ schema: tenantQuery }) query: TenantQuery): Promise<TenantPage> {
    return this.queries.list(query);
  }

  /** A tenant with the steps of its deployment and its modules as they are now. */
  @Get(':slug')
  @Answers(tenantDetail)
  show(@Param('slug', { schema: entityName }) slug: string): Promise<TenantDetail> {
    return this.queries.show(slug);
  }
}

const accepted = (slug: string, outcome: CommandOutcome<TenantState>): CommandAnswer<TenantAccepted> => {
  const { state } = outcome;
  if (state.status === 'none') throw new NotFound('tenant.not_found', `there is no tenant '${slug}'`);
  const { name, status, attempt, modules } = state;
  return commandAnswer(outcome, { slug, name, status, attempt, modules: modules.map((m) => m.name) });
};
