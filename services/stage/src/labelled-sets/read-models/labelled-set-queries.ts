import { Injectable } from '@nestjs/common';
import { type NamedPageQuery, NotFound, type Page, type VersionedSummary } from '@wordslab/contracts';
import { DataSource } from 'typeorm';
import type { VersionColumns } from '../../shared/versioned/versioned-columns.js';
import { listNamed, showVersioned } from '../../shared/versioned/versioned-queries.js';
import type { LabelledSetContent, LabelledSetKind } from '../domain/labelled-set.js';
import { labelledSetTables } from './labelled-set.entity.js';

@Injectable()
export class LabelledSetQueries {
  constructor(private readonly database: DataSource) {}

  list(kind: LabelledSetKind, query: NamedPageQuery): Promise<Page<VersionedSummary>> {
    return listNamed(this.database.getRepository(labelledSetTables[kind].list), query);
  }

  /** @throws NotFound `<kind>.not_found` */
  show(kind: LabelledSetKind, id: string) {
    const { list, versions } = labelledSetTables[kind];
    return showVersioned(kind, id, this.database.getRepository(list), this.database.getRepository(versions));
  }

  /** @throws NotFound `<kind>.version_not_found` */
  async version(kind: LabelledSetKind, id: string, version: number): Promise<VersionColumns<LabelledSetContent>> {
    const row = await this.database.getRepository(labelledSetTables[kind].versions).findOneBy({ id, version });
    if (row) return row;
    throw new NotFound(`${kind}.version_not_found`, `the ${kind} ${id} has no version ${version} here`);
  }
}
