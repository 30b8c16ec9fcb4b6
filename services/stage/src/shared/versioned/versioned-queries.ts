import { type NamedPageQuery, NotFound, type Page, type VersionedSummary } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import type { VersionColumns, VersionedColumns } from './versioned-columns.js';

export const summaryOf = (row: VersionedColumns): VersionedSummary => ({
  id: row.id,
  name: row.name,
  version: row.version,
  digest: row.digest,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** What every version shows beside its content. */
export const stampOf = (row: VersionColumns<unknown>) => ({
  version: row.version,
  digest: row.digest,
  addedAt: row.addedAt.toISOString(),
  addedBy: row.addedBy,
});

/** One page of a list of named entities, by name. */
export const listNamed = async <E extends VersionedColumns>(
  repository: Repository<E>,
  query: NamedPageQuery,
): Promise<Page<VersionedSummary>> => {
  const builder = repository.createQueryBuilder('e');
  if (query.name !== undefined) builder.where('e.name = :name', { name: query.name });
  const { items, next } = await pageOf(builder, { by: ['name'], direction: 'ASC' }, query);
  return { items: items.map(summaryOf), next };
};

/** An entity and all of its versions, the latest first. @throws NotFound `<kind>.not_found` */
export const showVersioned = async <E extends VersionedColumns, V extends VersionColumns<unknown>>(
  kind: string,
  id: string,
  list: Repository<E>,
  versions: Repository<V>,
): Promise<{ summary: VersionedSummary; versions: V[] }> => {
  const found = await list.createQueryBuilder('e').where('e.id = :id', { id }).getOne();
  if (!found)
    throw new NotFound(
      `${kind}.not_found`,
      `there is no ${kind} ${id} here`,
      `List them: GET /api/v1/${kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}s.`,
    );
  const rows = await versions
    .createQueryBuilder('v')
    .where('v.id = :id', { id })
    .orderBy('v.version', 'DESC')
    .getMany();
  return { summary: summaryOf(found), versions: rows };
};
