import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type StatisticsQuery, type StatisticsView, ValidationFailed } from '@wordslab/contracts';
import { type Clock, CLOCK } from '@wordslab/platform';
import { In, IsNull, Not, type Repository } from 'typeorm';
import { PromotionRow } from '../../promotions/read-models/promotion-list.entities.js';
import { ReleaseRow } from '../../releases/read-models/release-list.entities.js';
import { isPassed, requirePassed, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import {
  definitions,
  type EndedPromotion,
  newestDefinition,
  type StageFacts,
  type Window,
} from '../domain/statistics.js';
import { PredictionCountsRow } from './prediction-counts.entities.js';

const DEFAULT_MS = 90 * 86_400_000;

/** Gathers the facts of a stage and computes its statistics from them, each time anew. */
@Injectable()
export class StatisticsQueries {
  constructor(
    @InjectRepository(PromotionRow) private readonly promotions: Repository<PromotionRow>,
    @InjectRepository(ReleaseRow) private readonly releases: Repository<ReleaseRow>,
    @InjectRepository(PredictionCountsRow) private readonly predictions: Repository<PredictionCountsRow>,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ValidationFailed `statistics.bad_window`, `statistics.unknown_definition`; NotFound `stage.unknown` */
  async of(query: StatisticsQuery): Promise<StatisticsView> {
    const window = windowOf(query, this.clock.now());
    const definition = query.definition ?? newestDefinition;
    const compute = definitions.get(definition);
    if (!compute)
      throw new ValidationFailed(
        'statistics.unknown_definition',
        `there is no definition ${definition} of the statistics`,
        `There are: ${[...definitions.keys()].join(', ')}.`,
      );
    if (query.stage) requirePassed(this.tenant, query.stage);
    const passed = this.tenant.stages.map(({ module }) => module).filter(isPassed);
    const facts = await Promise.all((query.stage ? [query.stage] : passed).map((stage) => this.factsOf(stage)));
    return {
      definition,
      since: new Date(window.since).toISOString(),
      until: new Date(window.until).toISOString(),
      items: facts.map((of) => compute(of, window)),
    };
  }

  private async factsOf(stage: string): Promise<StageFacts> {
    const rows = await this.promotions.find({
      where: { to: stage, finishedAt: Not(IsNull()) },
      order: { finishedAt: 'ASC' },
    });
    const releases = await this.releases.findBy({ id: In([...new Set(rows.map((row) => row.releaseId))]) });
    const hours = await this.predictions.findBy({ stage });
    return {
      stage,
      promotions: rows.flatMap((row) => endedOf(row) ?? []),
      releaseCreatedAt: new Map(releases.map(({ id, createdAt }) => [id, createdAt.getTime()])),
      predictions: hours.map(({ hour, answered, failed, limited, ms }) => ({
        hour: hour.getTime(),
        answered: Number(answered),
        failed: Number(failed),
        limited: Number(limited),
        ms: Number(ms),
      })),
    };
  }
}

const endedOf = ({ id, releaseId, requestedAt, finishedAt, status, state }: PromotionRow): EndedPromotion | null =>
  finishedAt
    ? {
        promotion: id,
        release: releaseId,
        kind: state.request.kind,
        requestedAt: requestedAt.getTime(),
        endedAt: finishedAt.getTime(),
        outcome: status === 'completed' || status === 'failed' ? status : 'stopped',
        replaces: state.request.replaces?.id ?? null,
      }
    : null;

const windowOf = (query: StatisticsQuery, now: Date): Window => {
  const until = query.until ? new Date(query.until).getTime() : now.getTime();
  const since = query.since ? new Date(query.since).getTime() : until - DEFAULT_MS;
  if (since < until) return { since, until };
  throw new ValidationFailed(
    'statistics.bad_window',
    'the window of the statistics ends before it begins',
    'Name a `since` before `until`.',
  );
};
