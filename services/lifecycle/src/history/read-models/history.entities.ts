import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('history')
export class HistoryRow {
  /** A position is a decimal number; numeric, so that it sorts as one. */
  @PrimaryColumn('numeric')
  position!: string;

  @Column('text')
  type!: string;

  @Column('text')
  module!: string;

  @Column('text')
  actor!: string;

  @Column('timestamptz', { name: 'happened_at' })
  happenedAt!: Date;

  @Column('timestamptz', { name: 'known_at' })
  knownAt!: Date;

  @Column('text', { name: 'entity_kind', nullable: true })
  entityKind!: string | null;

  @Column('text', { name: 'entity_id', nullable: true })
  entityId!: string | null;

  @Column('text', { name: 'entity_name', nullable: true })
  entityName!: string | null;

  @Column('int', { name: 'entity_version', nullable: true })
  entityVersion!: number | null;

  @Column('text', { name: 'release_id', nullable: true })
  release!: string | null;

  @Column('text', { name: 'promotion_id', nullable: true })
  promotion!: string | null;

  @Column('text', { nullable: true })
  snapshot!: string | null;

  @Column('text')
  summary!: string;
}
