import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { AlgorithmDetail, NamedPageQuery } from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { listNamed, showVersioned, stampOf } from '../../shared/versioned/versioned-queries.js';
import { AlgorithmRow, AlgorithmVersionRow } from './algorithm.entity.js';

@Injectable()
export class AlgorithmQueries {
  constructor(
    @InjectRepository(AlgorithmRow) private readonly algorithms: Repository<AlgorithmRow>,
    @InjectRepository(AlgorithmVersionRow) private readonly versions: Repository<AlgorithmVersionRow>,
  ) {}

  list(query: NamedPageQuery) {
    return listNamed(this.algorithms, query);
  }

  async show(id: string): Promise<AlgorithmDetail> {
    const { summary, versions } = await showVersioned('algorithm', id, this.algorithms, this.versions);
    return {
      ...summary,
      versions: versions.map((row) => ({
        ...stampOf(row),
        ...row.content,
        bytes: row.content.files.reduce((sum, file) => sum + file.bytes, 0),
      })),
    };
  }
}
