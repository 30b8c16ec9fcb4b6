import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entity as its home last told of it. */
@Entity('board_entities')
export class BoardEntityRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  name!: string;

  @Column('text')
  home!: string;

  @Column('int')
  version!: number;

  @Column('text', { nullable: true })
  digest!: string | null;

  @Column('text', { nullable: true })
  status!: string | null;

  /** By the clock of its home. */
  @Column('timestamptz', { name: 'happened_at' })
  happenedAt!: Date;

  /** When Lifecycle had it. */
  @Column('timestamptz', { name: 'known_at' })
  knownAt!: Date;
}

/** The version of an entity that a module shows as a copy. */
@Entity('board_copies')
export class BoardCopyRow {
  @PrimaryColumn('text')
  module!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  digest!: string;

  @Column('text')
  snapshot!: string;

  @Column('int')
  rows!: number;

  @Column('timestamptz', { name: 'happened_at' })
  happenedAt!: Date;

  @Column('timestamptz', { name: 'known_at' })
  knownAt!: Date;
}
