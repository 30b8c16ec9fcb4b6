import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type MarkedSamplesDetail, type NamedPageQuery } from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { listNamed, showVersioned, stampOf } from '../../shared/versioned/versioned-queries.js';
import { MarkedSamplesRow, MarkedSamplesVersionRow } from './marked-samples.entity.js';

@Injectable()
export class MarkedSamplesQueries {
  constructor(
    @InjectRepository(MarkedSamplesRow) private readonly rows: Repository<MarkedSamplesRow>,
    @InjectRepository(MarkedSamplesVersionRow) private readonly versions: Repository<MarkedSamplesVersionRow>,
  ) {}

  list(query: NamedPageQuery) {
    return listNamed(this.rows, query);
  }

  /** @throws NotFound `markedSamples.not_found` */
  async show(id: string): Promise<MarkedSamplesDetail> {
    const { summary, versions } = await showVersioned('markedSamples', id, this.rows, this.versions);
    return {
      ...summary,
      versions: versions.map((version) => {
        const { items, labels, sources } = version.content;
        return { ...stampOf(version), items, labels, sources };
      }),
    };
  }
}
