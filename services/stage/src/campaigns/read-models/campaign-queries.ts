import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type Agreement,
  type CampaignDetail,
  type CampaignProgress,
  type CampaignSummary,
  type NamedPageQuery,
  type NextItem,
  NotFound,
  type Page,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import { DataSource, type Repository } from 'typeorm';
import type { GivenLabel } from '../domain/agreement.js';
import { agreementOf } from '../domain/agreement-report.js';
import { CampaignRow } from './campaign.entity.js';

/** Campaigns, their progress and what is next in them. */
@Injectable()
export class CampaignQueries {
  constructor(
    @InjectRepository(CampaignRow) private readonly campaigns: Repository<CampaignRow>,
    private readonly database: DataSource,
  ) {}

  async list(query: NamedPageQuery): Promise<Page<CampaignSummary>> {
    const builder = this.campaigns.createQueryBuilder('c');
    if (query.name !== undefined) builder.where('c.name = :name', { name: query.name });
    const { items, next } = await pageOf(builder, { by: ['name'], direction: 'ASC' }, query);
    return { items: items.map(summaryOf), next };
  }

  /** @throws NotFound `campaign.not_found` */
  async show(id: string): Promise<CampaignDetail> {
    const row = await this.find(id);
    return { ...summaryOf(row), progress: await this.progress(row) };
  }

  /** @throws NotFound `campaign.not_found` */
  async find(id: string): Promise<CampaignRow> {
    const row = await this.campaigns.findOneBy({ id });
    if (row) return row;
    throw new NotFound('campaign.not_found', `there is no campaign ${id} here`, 'List them: GET /api/v1/campaigns.');
  }

  /**
   * The next item that still lacks annotators and about which this one has said nothing. Each annotator has an order of
   * their own, by hash, so that two at once rarely meet.
   */
  async next(id: string, annotator: string): Promise<NextItem> {
    const { status, created } = await this.find(id);
    if (status === 'finished') return { item: null };
    const found: { item: number; text: string }[] = await this.database.query(
      `SELECT i.item, i.text FROM campaign_items i
       WHERE i.campaign = $1 AND i.given < $3 AND NOT EXISTS (
         SELECT FROM annotations a WHERE a.campaign = $1 AND a.item = i.item AND a.annotator = $2)
       ORDER BY md5($2 || ' ' || i.item), i.item LIMIT 1`,
      [id, annotator, created.annotatorsPerItem],
    );
    return { item: found[0] ?? null };
  }

  /** The item about which this annotator said something last, by hand. */
  async last(id: string, annotator: string): Promise<NextItem> {
    await this.find(id);
    const found: { item: number; text: string }[] = await this.database.query(
      `SELECT i.item, i.text FROM annotations a
       JOIN campaign_items i ON i.campaign = a.campaign AND i.item = a.item
       WHERE a.campaign = $1 AND a.annotator = $2 AND NOT a.imported ORDER BY a.at DESC, a.item DESC LIMIT 1`,
      [id, annotator],
    );
    return { item: found[0] ?? null };
  }

  async agreement(id: string): Promise<Agreement> {
    const { created } = await this.find(id);
    const given: GivenLabel[] = await this.database.query(
      `SELECT item, annotator, label FROM annotations
       WHERE campaign = $1 AND label IS NOT NULL ORDER BY item, annotator`,
      [id],
    );
    const skipped: { annotator: string; n: number }[] = await this.database.query(
      `SELECT annotator, count(*)::integer AS n FROM annotations
       WHERE campaign = $1 AND skipped IS NOT NULL GROUP BY annotator`,
      [id],
    );
    return agreementOf(created.items, given, new Map(skipped.map(({ annotator, n }) => [annotator, n])));
  }

  private async progress({ id, created }: CampaignRow): Promise<CampaignProgress> {
    const [items]: Omit<CampaignProgress, 'items' | 'annotators'>[] = await this.database.query(
      `SELECT (count(*) FILTER (WHERE given > 0))::integer AS begun,
              (count(*) FILTER (WHERE given >= $2))::integer AS complete,
              (count(*) FILTER (WHERE labels > 1 AND adjudication IS NULL))::integer AS disagreements,
              count(adjudication)::integer AS adjudicated,
              coalesce(sum(given), 0)::integer AS annotations, coalesce(sum(skipped), 0)::integer AS skipped
       FROM campaign_items WHERE campaign = $1`,
      [id, created.annotatorsPerItem],
    );
    const annotators: CampaignProgress['annotators'] = await this.database.query(
      `SELECT annotator, count(label)::integer AS given, count(skipped)::integer AS skipped
       FROM annotations WHERE campaign = $1 GROUP BY annotator ORDER BY annotator`,
      [id],
    );
    const nothing = { begun: 0, complete: 0, disagreements: 0, adjudicated: 0, annotations: 0, skipped: 0 };
    return { items: created.items, ...(items ?? nothing), annotators };
  }
}

const summaryOf = ({ id, status, created, createdAt, createdBy, finishedAt }: CampaignRow): CampaignSummary => {
  const { payloads: _payloads, rowsDigest: _rowsDigest, withoutText: _withoutText, ...shown } = created;
  return {
    ...{ id, status, ...shown, createdBy },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
};
