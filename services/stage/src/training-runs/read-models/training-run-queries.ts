import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  NotFound,
  type Page,
  type RunProgress,
  type TrainingRunDetail,
  type TrainingRunQuery,
  type TrainingRunSummary,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import { In, type Repository } from 'typeorm';
import { TrainingRunRow } from './training-run.entity.js';

@Injectable()
export class TrainingRunQueries {
  constructor(@InjectRepository(TrainingRunRow) private readonly runs: Repository<TrainingRunRow>) {}

  /** The latest first. */
  async list(query: TrainingRunQuery): Promise<Page<TrainingRunSummary>> {
    const builder = this.runs.createQueryBuilder('r');
    if (query.status !== undefined) builder.where('r.status = :status', { status: query.status });
    const { items, next } = await pageOf(builder, { by: ['requestedAt', 'id'], direction: 'DESC' }, query);
    return { items: items.map(summaryOf), next };
  }

  async show(id: string, progress: RunProgress | null): Promise<TrainingRunDetail> {
    const row = await this.row(id);
    const { request, result, failure } = row;
    return {
      ...summaryOf(row),
      ...{ limits: request.limits, attempt: row.attempt, inputs: row.inputs },
      usage: result?.usage ?? failure?.usage ?? null,
      model: result ? { digest: result.model.digest, files: result.model.files } : null,
      progress,
    };
  }

  /** @throws NotFound `training.unknown_run` */
  async row(id: string): Promise<TrainingRunRow> {
    const row = await this.runs.findOneBy({ id });
    if (row) return row;
    throw new NotFound('training.unknown_run', `there is no training run ${id}`, 'See GET /api/v1/training-runs.');
  }

  /** Ids of the runs that have not ended, the oldest first. */
  async open(): Promise<string[]> {
    const rows = await this.runs.find({
      where: { status: In(['requested', 'running']) },
      order: { requestedAt: 'ASC', id: 'ASC' },
      select: { id: true },
    });
    return rows.map((row) => row.id);
  }
}

const summaryOf = (row: TrainingRunRow): TrainingRunSummary => {
  const { request, failure } = row;
  return {
    ...{ id: row.id, name: request.name, status: row.status },
    algorithm: { version: request.algorithm.version, name: request.algorithm.name },
    sets: request.sets.map(({ version, name, items }) => ({ version, name, items })),
    params: request.params,
    metrics: row.result?.metrics ?? null,
    failure: failure ? { reason: failure.reason, detail: failure.detail, hint: failure.hint } : null,
    requestedAt: row.requestedAt.toISOString(),
    requestedBy: row.requestedBy,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
};
