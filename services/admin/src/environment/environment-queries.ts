import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EnvironmentView } from '@wordslab/contracts';
import { adminModule, type TenantModule } from '@wordslab/topology';
import type { Repository } from 'typeorm';
import { HOST, type Host } from '../hosting/host.js';
import { moduleViewOf } from '../hosting/module-status.js';
import { TenantRow } from '../tenants/read-models/tenants/tenant.entity.js';
import { platformVersion } from '../version.js';

/** The environment with all tenants in it. */
@Injectable()
export class EnvironmentQueries {
  private readonly version = platformVersion();

  constructor(
    @InjectRepository(TenantRow) private readonly tenants: Repository<TenantRow>,
    @Inject(HOST) private readonly host: Host,
  ) {}

  async show(): Promise<EnvironmentView> {
    const [report, tenants] = await Promise.all([this.host.report(), this.tenants.find({ order: { slug: 'ASC' } })]);
    const modules: TenantModule[] = [
      adminModule,
      ...tenants.flatMap(({ slug, modules }) => modules.map((module) => ({ tenant: slug, ...module }))),
    ];
    return {
      version: this.version,
      ...report,
      modules: modules.map((module) => ({ tenant: module.tenant, ...moduleViewOf(module, report.processes) })),
    };
  }
}
