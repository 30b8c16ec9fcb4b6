import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { NamedPageQuery, ServiceDetail } from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { listNamed, showVersioned, stampOf } from '../../shared/versioned/versioned-queries.js';
import { ServiceRow, ServiceVersionRow } from './service.entity.js';

@Injectable()
export class ServiceQueries {
  constructor(
    @InjectRepository(ServiceRow) private readonly services: Repository<ServiceRow>,
    @InjectRepository(ServiceVersionRow) private readonly versions: Repository<ServiceVersionRow>,
  ) {}

  list(query: NamedPageQuery) {
    return listNamed(this.services, query);
  }

  async show(id: string): Promise<ServiceDetail> {
    const { summary, versions } = await showVersioned('service', id, this.services, this.versions);
    return { ...summary, versions: versions.map((row) => ({ ...stampOf(row), name: row.name, ...row.content })) };
  }
}
