import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Installation, NotFound, type Page, type PageQuery } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { InstallationRow } from './installation.entity.js';

@Injectable()
export class InstallationQueries {
  constructor(@InjectRepository(InstallationRow) private readonly installations: Repository<InstallationRow>) {}

  /** The latest order first. */
  async list(query: PageQuery): Promise<Page<Installation>> {
    const builder = this.installations.createQueryBuilder('i');
    const { items, next } = await pageOf(builder, { by: ['orderedAt', 'promotion'], direction: 'DESC' }, query);
    return { items: items.map(viewOf), next };
  }

  async show(promotion: string): Promise<Installation> {
    const row = await this.installations.findOneBy({ promotion });
    if (row) return viewOf(row);
    throw new NotFound(
      'installation.not_found',
      `the promotion ${promotion} was not ordered here`,
      'List what was: GET /api/v1/installations.',
    );
  }
}

const viewOf = ({ orderedAt, endedAt, ...row }: InstallationRow): Installation => ({
  ...row,
  orderedAt: orderedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
