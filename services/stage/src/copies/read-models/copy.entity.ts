import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SnapshotEventData } from '@wordslab/contracts';

/** The active snapshot of an entity version from elsewhere. */
@Entity('copies')
export class CopyRow {
  /** `<id>@<n>` */
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  kind!: string;
  @Column('text')
  name!: string;
  @Column('integer')
  version!: number;
  @Column('text')
  digest!: string;
  /** The module that shipped it. */
  @Column('text', { name: 'from_module' })
  from!: string;
  @Column('text')
  projection!: string;
  @Column('text')
  snapshot!: string;
  @Column('double precision')
  rows!: number;
  @Column('timestamptz', { name: 'activated_at' })
  activatedAt!: Date;
  /** The whole event: policy, source, receipt, and where offer and manifest lie. */
  @Column('jsonb')
  activated!: SnapshotEventData<'snapshot.activated'>;
}
