import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ParkedEntryView, ParkedPage, ParkedQuery } from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import { Column, Entity, PrimaryColumn, type Repository } from 'typeorm';

/** Written by the board's projection. */
@Entity('parked_entries')
export class ParkedEntryRow {
  /** A position is a decimal number; numeric, so that it sorts as one. */
  @PrimaryColumn('numeric')
  position!: string;

  @Column('text', { name: 'from_module' })
  from!: string;

  @Column('text')
  epoch!: string;

  @Column('int')
  seq!: number;

  @Column('text')
  type!: string;

  @Column('int')
  v!: number;

  @Column('text', { nullable: true })
  entity!: string | null;

  @Column('text')
  reason!: ParkedEntryView['reason'];

  @Column('text')
  detail!: string;

  @Column('timestamptz', { name: 'parked_at' })
  parkedAt!: Date;
}

@Injectable()
export class ParkedEntries {
  constructor(@InjectRepository(ParkedEntryRow) private readonly rows: Repository<ParkedEntryRow>) {}

  /** How many from each stage. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const rows: { from: string; count: string }[] = await this.rows
      .createQueryBuilder('p')
      .select('p.from', 'from')
      .addSelect('count(*)', 'count')
      .groupBy('p.from')
      .getRawMany();
    return new Map(rows.map(({ from, count }) => [from, Number(count)]));
  }

  async page(query: ParkedQuery): Promise<ParkedPage> {
    const builder = this.rows.createQueryBuilder('p');
    if (query.from) builder.where('p.from = :from', { from: query.from });
    const { items, next } = await pageOf(builder, { by: ['position'], direction: 'ASC' }, query);
    return { items: items.map(({ parkedAt, ...row }) => ({ ...row, parkedAt: parkedAt.toISOString() })), next };
  }
}
