import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  NotFound,
  type TenantDetail,
  type TenantPage,
  type TenantQuery,
  type TenantSummary,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { HOST, type Host } from '../../../hosting/host.js';
import { moduleViewOf } from '../../../hosting/module-status.js';
import { TenantRow } from './tenant.entity.js';

/** What is recorded of tenants, and how their modules are now. */
@Injectable()
export class TenantQueries {
  constructor(
    @InjectRepository(TenantRow) private readonly tenants: Repository<TenantRow>,
    @Inject(HOST) private readonly host: Host,
  ) {}

  async list(query: TenantQuery): Promise<TenantPage> {
    const found = this.tenants.createQueryBuilder('tenant');
    if (query.status) found.where('tenant.status = :status', { status: query.status });
    const { items, next } = await pageOf(found, { by: ['slug'], direction: 'ASC' }, query);
    return { items: items.map(summaryOf), next };
  }

  /** @throws NotFound `tenant.not_found` */
  async show(slug: string): Promise<TenantDetail> {
    const row = await this.tenants.findOneBy({ slug });
    if (!row)
      throw new NotFound('tenant.not_found', `there is no tenant '${slug}'`, 'List them with `wordslab tenant list`.');
    const processes = await this.host.processes();
    return {
      ...summaryOf(row),
      modules: row.modules.map((module) => {
        const peer = row.peers.find((p) => p.module === module.name);
        const keys = { signKey: peer?.signKey ?? null, boxKey: peer?.boxKey ?? null };
        return { ...moduleViewOf({ tenant: slug, ...module }, processes), ...keys };
      }),
      steps: row.steps,
      progress: { done: row.steps.filter((s) => s.state === 'done').length, total: row.stepsPlanned },
      failure: row.failure,
    };
  }
}

const summaryOf = (row: TenantRow): TenantSummary => ({
  slug: row.slug,
  name: row.name,
  status: row.status,
  attempt: row.attempt,
  modules: row.modules.map((m) => m.name),
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
