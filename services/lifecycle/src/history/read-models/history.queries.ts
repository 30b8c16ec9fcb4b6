import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { HistoryItem, HistoryPage, HistoryQuery } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { HistoryRow } from './history.entities.js';

const FILTERS = {
  // The steps of a promotion are part of its release's history.
  release: `(h.release = :release OR h.promotion IN (
    SELECT promotion_id FROM history WHERE release_id = :release AND promotion_id IS NOT NULL))`,
  promotion: 'h.promotion = :promotion',
  module: 'h.module = :module',
  actor: 'h.actor = :actor',
  type: 'h.type = :type',
  since: 'h.happenedAt >= :since',
  until: 'h.happenedAt < :until',
} as const;
const names = ['release', 'promotion', 'module', 'actor', 'type', 'since', 'until'] as const;

@Injectable()
export class HistoryQueries {
  constructor(
    @InjectRepository(HistoryRow) private readonly rows: Repository<HistoryRow>,
    private readonly books: LifecycleBooks,
  ) {}

  async page(query: HistoryQuery): Promise<HistoryPage> {
    const release = query.release && ((await this.books.releases()).find(query.release)?.id ?? query.release);
    const values = { ...query, release };
    const builder = this.rows.createQueryBuilder('h');
    for (const name of names) if (values[name] !== undefined) builder.andWhere(FILTERS[name], { [name]: values[name] });
    if (query.entity) {
      const [id, version] = query.entity.split('@');
      builder.andWhere('h.entityId = :id', { id });
      if (version) builder.andWhere('h.entityVersion = :version', { version });
    }
    const direction = query.order === 'asc' ? 'ASC' : 'DESC';
    const { items, next } = await pageOf(builder, { by: ['position'], direction }, query);
    return { items: items.map(itemOf), next };
  }
}

const itemOf = (row: HistoryRow): HistoryItem => ({
  position: row.position,
  type: row.type,
  module: row.module,
  actor: row.actor,
  happenedAt: row.happenedAt.toISOString(),
  knownAt: row.knownAt.toISOString(),
  entity:
    row.entityKind && row.entityId
      ? { kind: row.entityKind, id: row.entityId, name: row.entityName, version: row.entityVersion }
      : null,
  release: row.release,
  promotion: row.promotion,
  summary: row.summary,
});
