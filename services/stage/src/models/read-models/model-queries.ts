import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type ModelDetail, type NamedPageQuery, NotFound } from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { listNamed, showVersioned, stampOf } from '../../shared/versioned/versioned-queries.js';
import { ModelRow, ModelVersionRow } from './model.entity.js';

@Injectable()
export class ModelQueries {
  constructor(
    @InjectRepository(ModelRow) private readonly models: Repository<ModelRow>,
    @InjectRepository(ModelVersionRow) private readonly versions: Repository<ModelVersionRow>,
  ) {}

  list(query: NamedPageQuery) {
    return listNamed(this.models, query);
  }

  async show(id: string): Promise<ModelDetail> {
    const { summary, versions } = await showVersioned('model', id, this.models, this.versions);
    return {
      ...summary,
      versions: versions.map((row) => {
        const { payloads: _, ...content } = row.content;
        return { ...stampOf(row), ...content, bytes: content.files.reduce((sum, file) => sum + file.bytes, 0) };
      }),
    };
  }

  /** @throws NotFound `model.version_not_found` */
  async version(id: string, version: number): Promise<ModelVersionRow> {
    const row = await this.versions.findOneBy({ id, version });
    if (row) return row;
    throw new NotFound('model.version_not_found', `the model ${id} has no version ${version} here`);
  }
}
