import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { BoardRelease, Eligibility } from '@wordslab/contracts';
import { In, type Repository } from 'typeorm';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { PromotionFacts } from '../../promotions/application/promotion-facts.js';
import { emptyLane, type StageLane } from '../../promotions/domain/stage-lane.js';
import { PromotionRow } from '../../promotions/read-models/promotion-list.entities.js';
import { ReleaseRow } from '../../releases/read-models/release-list.entities.js';

const SHOWN = 20;

/** The newest releases and what may be done with each, by the rule that the command asks too. */
@Injectable()
export class BoardReleases {
  constructor(
    @InjectRepository(ReleaseRow) private readonly releases: Repository<ReleaseRow>,
    @InjectRepository(PromotionRow) private readonly promotions: Repository<PromotionRow>,
    private readonly facts: PromotionFacts,
    private readonly books: LifecycleBooks,
  ) {}

  async newest(): Promise<BoardRelease[]> {
    const rows = await this.releases.find({ order: { createdAt: 'DESC', id: 'DESC' }, take: SHOWN });
    const lanes = await this.books.lanes();
    const book = await this.books.releases();
    const shown = rows.flatMap((row) => book.find(row.id) ?? []);
    return Promise.all(
      shown.map(async (release) => ({
        id: release.id,
        alias: release.alias,
        name: release.name,
        status: release.status,
        stages: (await this.facts.eligibility(release)).map((e) => stageOf(e, lanes.get(e.to) ?? emptyLane)),
      })),
    );
  }

  /** When the promotion that brought each stage its present release was done, by promotion. */
  async installedSince(): Promise<ReadonlyMap<string, string>> {
    const current = [...(await this.books.lanes()).values()].flatMap((lane) => lane.current?.promotion ?? []);
    const rows = await this.promotions.findBy({ id: In(current) });
    return new Map(rows.flatMap((row) => (row.finishedAt ? [[row.id, row.finishedAt.toISOString()]] : [])));
  }
}

const stageOf = (
  { release, to: module, may, reasons }: Eligibility,
  { active, current, completed }: StageLane,
): BoardRelease['stages'][number] => {
  if (active?.release === release) return { module, state: 'moving', promotion: active.promotion, reasons };
  if (current?.release === release) return { module, state: 'current', promotion: current.promotion, reasons };
  const state = completed.has(release) ? 'past' : may ? 'may' : 'may-not';
  return { module, state, promotion: null, reasons };
};
