import { Injectable } from '@nestjs/common';
import { type CampaignItem, type CampaignItemQuery, NotFound, type Page, ValidationFailed } from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import { CampaignQueries } from './campaign-queries.js';

const PAGE_OF_ALL = 1_000;

const conditions: Readonly<Record<CampaignItemQuery['only'], string>> = {
  all: 'true',
  open: "i.given < (SELECT (c.created->>'annotatorsPerItem')::integer FROM campaigns c WHERE c.id = $1)",
  complete: "i.given >= (SELECT (c.created->>'annotatorsPerItem')::integer FROM campaigns c WHERE c.id = $1)",
  disagreements: 'i.labels > 1 AND i.adjudication IS NULL',
  adjudicated: 'i.adjudication IS NOT NULL',
  skipped: 'i.skipped > 0',
};

/** Items with what people said about them, by their place in the copy. */
@Injectable()
export class CampaignItems {
  constructor(
    private readonly campaigns: CampaignQueries,
    private readonly database: DataSource,
  ) {}

  async list(campaign: string, { after, limit, only }: CampaignItemQuery): Promise<Page<CampaignItem>> {
    await this.campaigns.find(campaign);
    if (after !== undefined && !/^\d{1,15}$/.test(after))
      throw new ValidationFailed(
        'page.bad_cursor',
        'this `after` is not one that a page of this list gave',
        'Leave it out to start from the first page.',
      );
    const found = await this.page(campaign, after ?? '-1', limit + 1, only);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, next: found.length > limit && last ? String(last.item) : null };
  }

  /** Every item, read a page at a time. */
  async *all(campaign: string): AsyncIterable<CampaignItem> {
    for (let after = '-1'; ;) {
      const found = await this.page(campaign, after, PAGE_OF_ALL, 'all');
      yield* found;
      const last = found.at(-1);
      if (!last || found.length < PAGE_OF_ALL) return;
      after = String(last.item);
    }
  }

  /** Those of these items that the campaign has. */
  of(campaign: string, items: readonly number[]): Promise<CampaignItem[]> {
    return this.query('i.item = ANY($2)', campaign, [items], items.length);
  }

  /** @throws NotFound `campaign.no_item` */
  async find(campaign: string, item: number): Promise<CampaignItem> {
    const [found] = await this.of(campaign, [item]);
    if (found) return found;
    throw new NotFound(
      'campaign.no_item',
      `the campaign ${campaign} has no item ${item}`,
      'Items are places in its copy: GET /api/v1/campaigns/:id/items.',
    );
  }

  private page(campaign: string, after: string, limit: number, only: CampaignItemQuery['only']) {
    return this.query(`i.item > $2 AND ${conditions[only]}`, campaign, [after], limit);
  }

  private query(where: string, campaign: string, parameters: unknown[], limit: number): Promise<CampaignItem[]> {
    return this.database.query(
      `SELECT i.item, i.text, i.adjudication, coalesce((
         SELECT jsonb_agg(jsonb_build_object('annotator', a.annotator, 'label', a.label, 'skipped', a.skipped, 'ms', a.ms, 'imported', a.imported,
           'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY a.at, a.annotator)
         FROM annotations a WHERE a.campaign = i.campaign AND a.item = i.item), '[]') AS annotations
       FROM campaign_items i WHERE i.campaign = $1 AND ${where} ORDER BY i.item LIMIT ${limit}`,
      [campaign, ...parameters],
    );
  }
}
