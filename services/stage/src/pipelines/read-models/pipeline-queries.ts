import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { NamedPageQuery, PipelineDetail } from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { listNamed, showVersioned, stampOf } from '../../shared/versioned/versioned-queries.js';
import { PipelineRow, PipelineVersionRow } from './pipeline.entity.js';

@Injectable()
export class PipelineQueries {
  constructor(
    @InjectRepository(PipelineRow) private readonly pipelines: Repository<PipelineRow>,
    @InjectRepository(PipelineVersionRow) private readonly versions: Repository<PipelineVersionRow>,
  ) {}

  list(query: NamedPageQuery) {
    return listNamed(this.pipelines, query);
  }

  async show(id: string): Promise<PipelineDetail> {
    const { summary, versions } = await showVersioned('pipeline', id, this.pipelines, this.versions);
    return { ...summary, versions: versions.map((row) => ({ ...stampOf(row), ...row.content })) };
  }
}
