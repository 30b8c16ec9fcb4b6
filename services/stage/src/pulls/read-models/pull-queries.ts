import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { NotFound, type Page, type PullQuery, type PullSchedule, type PullView } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { PullRow, PullScheduleRow } from './pull.entity.js';

@Injectable()
export class PullQueries {
  constructor(
    @InjectRepository(PullRow) private readonly pulls: Repository<PullRow>,
    @InjectRepository(PullScheduleRow) private readonly settings: Repository<PullScheduleRow>,
  ) {}

  /** The latest first. */
  async list(query: PullQuery): Promise<Page<PullView>> {
    const builder = this.pulls.createQueryBuilder('p');
    if (query.projection !== undefined)
      builder.andWhere('p.projection = :projection', { projection: query.projection });
    const { items, next } = await pageOf(builder, { by: ['askedAt', 'id'], direction: 'DESC' }, query);
    return { items: items.map(viewOf), next };
  }

  /** @throws NotFound `pull.not_found` */
  async show(id: string): Promise<PullView> {
    const row = await this.pulls.findOneBy({ id });
    if (row) return viewOf(row);
    throw new NotFound('pull.not_found', `there is no pull ${id} here`, 'List them: GET /api/v1/pulls.');
  }

  async schedules(): Promise<{ items: PullSchedule[] }> {
    const rows = await this.settings.find({ order: { projection: 'ASC', from: 'ASC' } });
    return {
      items: rows.map(({ setAt, lastRunAt, ...row }) => ({
        ...row,
        setAt: setAt.toISOString(),
        lastRunAt: lastRunAt?.toISOString() ?? null,
      })),
    };
  }
}

const viewOf = ({ state, askedAt, endedAt, ...row }: PullRow): PullView => ({
  ...row,
  status: state.status === 'none' ? 'asked' : state.status,
  refusal: state.refusal,
  partitions: [...state.partitions],
  askedAt: askedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
