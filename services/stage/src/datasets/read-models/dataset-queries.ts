import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type DatasetDetail,
  type DatasetSummary,
  type DatasetVersion,
  type NamedPageQuery,
  NotFound,
  type Page,
  type PageQuery,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { DatasetRow, DatasetVersionRow } from './dataset.entity.js';
import { datasetSummaryOf, versionRowView } from './dataset-views.js';

@Injectable()
export class DatasetQueries {
  constructor(
    @InjectRepository(DatasetRow) private readonly datasets: Repository<DatasetRow>,
    @InjectRepository(DatasetVersionRow) private readonly versions: Repository<DatasetVersionRow>,
  ) {}

  async list(query: NamedPageQuery): Promise<Page<DatasetSummary>> {
    const builder = this.datasets.createQueryBuilder('d');
    if (query.name !== undefined) builder.where('d.name = :name', { name: query.name });
    const { items, next } = await pageOf(builder, { by: ['name'], direction: 'ASC' }, query);
    return { items: items.map(datasetSummaryOf), next };
  }

  async show(id: string): Promise<DatasetDetail> {
    const dataset = await this.datasets.findOneBy({ id });
    if (!dataset)
      throw new NotFound('dataset.not_found', `there is no dataset ${id} here`, 'List them: GET /api/v1/datasets.');
    const latest = dataset.version > 0 ? versionRowView(await this.versionRow(id, dataset.version)) : null;
    return { ...datasetSummaryOf(dataset), latest };
  }

  async listVersions(id: string, query: PageQuery): Promise<Page<DatasetVersion>> {
    await this.show(id);
    const builder = this.versions.createQueryBuilder('v').where('v.id = :id', { id });
    const { items, next } = await pageOf(builder, { by: ['version'], direction: 'DESC' }, query);
    return { items: items.map(versionRowView), next };
  }

  /** @throws NotFound `dataset.version_not_found` */
  async versionRow(id: string, version: number): Promise<DatasetVersionRow> {
    const row = await this.versions.findOneBy({ id, version });
    if (row) return row;
    throw new NotFound(
      'dataset.version_not_found',
      `the dataset ${id} has no version ${version} here`,
      `See GET /api/v1/datasets/${id}/versions.`,
    );
  }
}
