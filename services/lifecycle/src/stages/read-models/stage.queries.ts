import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type ModelFacts, NotFound, type Occupancy, type StageView } from '@wordslab/contracts';
import { In, IsNull, type Repository } from 'typeorm';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { PromotionFacts } from '../../promotions/application/promotion-facts.js';
import { emptyLane } from '../../promotions/domain/stage-lane.js';
import type { Release } from '../../releases/domain/release.js';
import { isPassed, rankOf, requirePassed, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { ModelFactsRow, OccupancyRow } from './occupancy.entities.js';

const DAY_MS = 86_400_000;
type Models = ReadonlyMap<string, ModelFacts>;

@Injectable()
export class StageQueries {
  constructor(
    @InjectRepository(OccupancyRow) private readonly stays: Repository<OccupancyRow>,
    @InjectRepository(ModelFactsRow) private readonly models: Repository<ModelFactsRow>,
    private readonly books: LifecycleBooks,
    private readonly facts: PromotionFacts,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  async list(): Promise<StageView[]> {
    const passed = this.tenant.stages.map(({ module }) => module).filter(isPassed);
    const inOrder = passed.sort((a, b) => (rankOf(a) ?? 0) - (rankOf(b) ?? 0) || (a < b ? -1 : 1));
    return Promise.all(inOrder.map((stage) => this.show(stage)));
  }

  /** @throws NotFound `stage.unknown` */
  async show(stage: string): Promise<StageView> {
    const kind = requirePassed(this.tenant, stage);
    const { active, hold } = (await this.books.lanes()).get(stage) ?? emptyLane;
    const [current] = await this.inWords(await this.stays.findBy({ stage, until: IsNull() }));
    return {
      stage,
      kind,
      current: current ?? null,
      active,
      hold,
      approval: await this.facts.approvalRule(stage),
      evidence: await this.facts.gate(stage),
    };
  }

  /** @param at an instant, or a day `yyyy-mm-dd` (UTC): whatever was there at any time of it */
  async history(stage: string, at?: string): Promise<Occupancy[]> {
    requirePassed(this.tenant, stage);
    const builder = this.stays.createQueryBuilder('o').where('o.stage = :stage', { stage });
    if (at) {
      const start = new Date(at);
      const isDay = !at.includes('T');
      const end = new Date(start.getTime() + (isDay ? DAY_MS : 0));
      builder.andWhere(isDay ? 'o.from < :end' : 'o.from <= :end', { end });
      builder.andWhere('(o.until IS NULL OR o.until > :start)', { start });
    }
    return this.inWords(await builder.orderBy('o.from', 'DESC').getMany());
  }

  private async inWords(rows: readonly OccupancyRow[]): Promise<Occupancy[]> {
    const releases = await this.books.releases();
    const known = rows.map((row) => ({ row, release: releases.find(row.release) }));
    const ids = known.flatMap(({ release }) => (release ? modelIds(release) : []));
    const found = ids.length > 0 ? await this.models.findBy({ id: In(ids) }) : [];
    const models = new Map(found.map(({ id, version, facts }) => [`${id}@${version}`, facts]));
    return known.map(({ row, release }) => {
      if (!release) throw new NotFound('release.not_found', `there is no release '${row.release}'`);
      return occupancyOf(row, release, models);
    });
  }
}

const modelIds = ({ parts }: Release): string[] => parts.filter(({ kind }) => kind === 'model').map(({ id }) => id);

const occupancyOf = (row: OccupancyRow, release: Release, models: Models): Occupancy => {
  const { id, name, alias, digest, status, parts, requirements } = release;
  return {
    stage: row.stage,
    release: { id, name, alias, digest, status },
    promotion: row.promotion,
    kind: row.kind,
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
    ended: row.ended,
    endedBy: row.endedBy,
    parts: parts.map((part) => ({
      kind: part.kind,
      id: part.id,
      version: part.version,
      name: part.name,
      digest: part.digest,
      model: models.get(`${part.id}@${part.version}`) ?? null,
    })),
    requirements: [...requirements],
  };
};
