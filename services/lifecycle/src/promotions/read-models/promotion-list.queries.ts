import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { NotFound, type PromotionDetail, type PromotionPage, type PromotionQuery } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { PromotionRow } from './promotion-list.entities.js';
import { detailOf, viewOf } from './promotion-view.js';

@Injectable()
export class PromotionList {
  constructor(@InjectRepository(PromotionRow) private readonly rows: Repository<PromotionRow>) {}

  /** Newest first; `release` is an id. */
  async page(query: PromotionQuery): Promise<PromotionPage> {
    const builder = this.rows.createQueryBuilder('p');
    if (query.release) builder.andWhere('p.releaseId = :release', { release: query.release });
    if (query.to) builder.andWhere('p.to = :to', { to: query.to });
    if (query.status) builder.andWhere('p.status = :status', { status: query.status });
    const { items, next } = await pageOf(builder, { by: ['requestedAt', 'id'], direction: 'DESC' }, query);
    return { items: items.map(viewOf), next };
  }

  /** @throws NotFound `promotion.not_found` */
  async show(id: string): Promise<PromotionDetail> {
    const row = await this.rows.findOneBy({ id });
    if (row) return detailOf(row);
    throw new NotFound(
      'promotion.not_found',
      `there is no promotion '${id}'`,
      'List them with `wordslab promotion list`.',
    );
  }
}
