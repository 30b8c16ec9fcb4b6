import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { NotFound, type ReleasePage, type ReleaseQuery, type ReleaseView } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { ReleaseRow } from './release-list.entities.js';

@Injectable()
export class ReleaseList {
  constructor(@InjectRepository(ReleaseRow) private readonly rows: Repository<ReleaseRow>) {}

  /** Newest first. */
  async page(query: ReleaseQuery): Promise<ReleasePage> {
    const builder = this.rows.createQueryBuilder('r');
    if (query.status) builder.andWhere('r.status = :status', { status: query.status });
    if (query.name) builder.andWhere('r.name = :name', { name: query.name });
    if (query.entity)
      builder.andWhere('r.parts @> CAST(:part AS jsonb)', { part: JSON.stringify([{ id: query.entity }]) });
    const { items, next } = await pageOf(builder, { by: ['createdAt', 'id'], direction: 'DESC' }, query);
    return { items: items.map(viewOf), next };
  }

  /** @throws NotFound `release.not_found` */
  async show(id: string): Promise<ReleaseView> {
    const row = await this.rows.findOneBy({ id });
    if (row) return viewOf(row);
    throw new NotFound(
      'release.not_found',
      `release '${id}' is not in the list yet`,
      'Read again with the Wordslab-Position of the answer that made it.',
    );
  }
}

const viewOf = ({ createdAt, ...row }: ReleaseRow): ReleaseView => ({ ...row, createdAt: createdAt.toISOString() });
