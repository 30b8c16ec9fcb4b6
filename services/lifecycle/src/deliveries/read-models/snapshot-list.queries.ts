import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { SnapshotPage, SnapshotQuery, SnapshotView } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { SnapshotRow } from './snapshot-list.entities.js';

@Injectable()
export class SnapshotList {
  constructor(@InjectRepository(SnapshotRow) private readonly rows: Repository<SnapshotRow>) {}

  /** Last ordered first. */
  async page(query: SnapshotQuery): Promise<SnapshotPage> {
    const builder = this.rows.createQueryBuilder('s');
    for (const column of ['state', 'from', 'to', 'partition'] as const)
      if (query[column] !== undefined) builder.andWhere(`s.${column} = :${column}`, { [column]: query[column] });
    const { items, next } = await pageOf(builder, { by: ['orderedAt', 'order'], direction: 'DESC' }, query);
    return { items: items.map(viewOf), next };
  }
}

const viewOf = (row: SnapshotRow): SnapshotView => ({
  order: row.order,
  snapshot: row.snapshot,
  state: row.state,
  projection: row.projection,
  partition: row.partition,
  edge: { from: row.from, to: row.to },
  policy: { id: row.policyId, version: row.policyVersion, hash: row.policyHash },
  rows: row.rows,
  bytes: row.bytes === null ? null : Number(row.bytes),
  refusal: row.refusal,
  orderedAt: row.orderedAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
