import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  NotFound,
  type PolicyHistory,
  type PolicyPage,
  type PolicyQuery,
  type PolicyRevision,
  type PolicyView,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { PolicyVersionRow } from './policy-list.entities.js';

@Injectable()
export class PolicyList {
  constructor(@InjectRepository(PolicyVersionRow) private readonly rows: Repository<PolicyVersionRow>) {}

  async page(query: PolicyQuery): Promise<PolicyPage> {
    const builder = this.rows.createQueryBuilder('p').where('p.present');
    for (const column of ['projection', 'entity', 'from', 'to'] as const)
      if (query[column] !== undefined) builder.andWhere(`p.${column} = :${column}`, { [column]: query[column] });
    const { items, next } = await pageOf(builder, { by: ['id'], direction: 'ASC' }, query);
    return { items: items.map(viewOf), next };
  }

  /** @throws NotFound `policy.not_found` */
  async show(id: string): Promise<PolicyHistory> {
    const rows = await this.rows.find({ where: { id }, order: { version: 'DESC' } });
    const [present] = rows;
    if (!present)
      throw new NotFound('policy.not_found', `there is no policy '${id}'`, 'List them with `wordslab policy list`.');
    return { ...viewOf(present), versions: rows.map(revisionOf) };
  }
}

const revisionOf = ({ version, hash, document, approvedBy, approvedAt, reason }: PolicyVersionRow): PolicyRevision => ({
  version,
  hash,
  document,
  approvedBy,
  approvedAt: approvedAt.toISOString(),
  reason,
});

const viewOf = (row: PolicyVersionRow): PolicyView => {
  const { id, projection, entity, from, to, standing } = row;
  return { ...revisionOf(row), id, projection, entity, from, to, standing };
};
