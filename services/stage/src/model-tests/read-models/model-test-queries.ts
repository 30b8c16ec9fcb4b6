import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type ModelTestDetail,
  type ModelTestQuery,
  type ModelTestSummary,
  NotFound,
  type Page,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { ModelTestRow } from './model-test.entity.js';

/** How many rows a test of this process has answered. */
export type Answered = (test: string) => number | undefined;

@Injectable()
export class ModelTestQueries {
  constructor(@InjectRepository(ModelTestRow) private readonly tests: Repository<ModelTestRow>) {}

  /** The latest first. */
  async list(query: ModelTestQuery, answered: Answered): Promise<Page<ModelTestSummary>> {
    const builder = this.tests.createQueryBuilder('t');
    if (query.model !== undefined) builder.andWhere('t.model = :model', { model: query.model });
    if (query.testSet !== undefined) builder.andWhere('t.testSet = :testSet', { testSet: query.testSet });
    const { items, next } = await pageOf(builder, { by: ['requestedAt', 'id'], direction: 'DESC' }, query);
    return { items: items.map((row) => summaryOf(row, answered)), next };
  }

  async show(id: string, answered: Answered): Promise<ModelTestDetail> {
    const row = await this.row(id);
    return { ...summaryOf(row, answered), measures: row.measures };
  }

  /** @throws NotFound `model_test.unknown` */
  async row(id: string): Promise<ModelTestRow> {
    const row = await this.tests.findOneBy({ id });
    if (row) return row;
    throw new NotFound('model_test.unknown', `there is no model test ${id}`, 'See GET /api/v1/model-tests.');
  }
}

export const summaryOf = (row: ModelTestRow, answered: Answered = () => undefined): ModelTestSummary => ({
  ...{ id: row.id, status: row.status, ...row.request, failure: row.failure },
  accuracy: row.measures?.accuracy ?? null,
  macroF1: row.measures?.macroF1 ?? null,
  answered: row.status === 'running' ? (answered(row.id) ?? 0) : null,
  requestedAt: row.requestedAt.toISOString(),
  requestedBy: row.requestedBy,
  endedAt: row.endedAt?.toISOString() ?? null,
});
