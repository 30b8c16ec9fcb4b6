import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  NotFound,
  type Page,
  type TestCampaignDetail,
  type TestCampaignQuery,
  type TestCampaignSummary,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import { In, type Repository } from 'typeorm';
import { TestCampaignRuns } from '../application/test-campaign-runs.js';
import { TestCampaignRow, VerdictRow } from './test-campaign.entities.js';

type Verdicts = TestCampaignSummary['verdicts'];

@Injectable()
export class TestCampaignQueries {
  constructor(
    @InjectRepository(TestCampaignRow) private readonly campaigns: Repository<TestCampaignRow>,
    @InjectRepository(VerdictRow) private readonly verdicts: Repository<VerdictRow>,
    private readonly runs: TestCampaignRuns,
  ) {}

  /** The newest first. */
  async list({ name, status, service, ...query }: TestCampaignQuery): Promise<Page<TestCampaignSummary>> {
    const builder = this.campaigns.createQueryBuilder('c');
    if (name !== undefined) builder.andWhere('c.name = :name', { name });
    if (status !== undefined) builder.andWhere('c.status = :status', { status });
    if (service !== undefined) builder.andWhere('c.service = :service', { service });
    const { items, next } = await pageOf(builder, { by: ['createdAt', 'id'], direction: 'DESC' }, query);
    const counts = await this.countsOf(items.map((row) => row.id));
    return { items: items.map((row) => summaryOf(row, counts(row.id))), next };
  }

  async show(id: string): Promise<TestCampaignDetail> {
    const row = await this.find(id);
    const total = row.plan.testSet.rows;
    const done = row.measures?.items ?? this.runs.done(id) ?? 0;
    const counts = await this.countsOf([id]);
    return { ...summaryOf(row, counts(id)), progress: { done, total }, measures: row.measures };
  }

  /** @throws NotFound `test_campaign.not_found` */
  async find(id: string): Promise<TestCampaignRow> {
    const row = await this.campaigns.findOneBy({ id });
    if (row) return row;
    throw new NotFound(
      'test_campaign.not_found',
      `there is no test campaign ${id} here`,
      'List them: GET /api/v1/test-campaigns.',
    );
  }

  private async countsOf(ids: readonly string[]): Promise<(id: string) => Verdicts> {
    const rows = await this.verdicts.findBy({ campaign: In([...ids]) });
    return (id) => {
      const own = rows.filter((row) => row.campaign === id);
      const correct = own.filter((row) => row.verdict === 'correct').length;
      return { given: own.length, correct, testers: new Set(own.map((row) => row.by)).size };
    };
  }
}

const summaryOf = (row: TestCampaignRow, verdicts: Verdicts): TestCampaignSummary => ({
  id: row.id,
  name: row.name,
  status: row.status,
  serving: row.plan.serving,
  testSet: row.plan.testSet,
  people: row.plan.people,
  metrics: row.measures && { accuracy: row.measures.accuracy, macroF1: row.measures.macroF1 },
  verdicts,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdBy,
  endedAt: row.endedAt?.toISOString() ?? null,
  failure: row.failure,
});
