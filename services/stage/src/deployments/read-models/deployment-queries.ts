import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Deployment, NotFound, type Page, type PageQuery } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { ServedHere } from '../../serving/application/served-here.js';
import { DeploymentRow } from './deployment.entity.js';

@Injectable()
export class DeploymentQueries {
  constructor(
    @InjectRepository(DeploymentRow) private readonly deployments: Repository<DeploymentRow>,
    private readonly served: ServedHere,
  ) {}

  /** The latest first. */
  async list(query: PageQuery): Promise<Page<Deployment>> {
    const builder = this.deployments.createQueryBuilder('d');
    const { items, next } = await pageOf(builder, { by: ['requestedAt', 'promotion'], direction: 'DESC' }, query);
    return { items: await Promise.all(items.map((row) => this.viewOf(row))), next };
  }

  async show(promotion: string): Promise<Deployment> {
    const row = await this.deployments.findOneBy({ promotion });
    if (row) return this.viewOf(row);
    throw new NotFound(
      'deployment.not_found',
      `no release was deployed here for the promotion ${promotion}`,
      'List what was: GET /api/v1/deployments.',
    );
  }

  private async viewOf({ requestedAt, switchedAt, endedAt, ...row }: DeploymentRow): Promise<Deployment> {
    return {
      ...row,
      requestedAt: requestedAt.toISOString(),
      switchedAt: switchedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      servers: await this.served.look(row.promotion),
    };
  }
}
