import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { NamedPageQuery, BusinessModelDetail } from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { listNamed, showVersioned, stampOf } from '../../shared/versioned/versioned-queries.js';
import { BusinessModelRow, BusinessModelVersionRow } from './business-model.entity.js';

@Injectable()
export class BusinessModelQueries {
  constructor(
    @InjectRepository(BusinessModelRow) private readonly models: Repository<BusinessModelRow>,
    @InjectRepository(BusinessModelVersionRow) private readonly versions: Repository<BusinessModelVersionRow>,
  ) {}

  list(query: NamedPageQuery) {
    return listNamed(this.models, query);
  }

  async show(id: string): Promise<BusinessModelDetail> {
    const { summary, versions } = await showVersioned('businessModel', id, this.models, this.versions);
    return { ...summary, versions: versions.map((row) => ({ ...stampOf(row), ...row.content })) };
  }
}
