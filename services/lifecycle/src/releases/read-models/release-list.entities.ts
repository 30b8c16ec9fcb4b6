import type { PinnedPart, ReleaseRequirement, ReleaseStatus } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('releases')
export class ReleaseRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  alias!: string;

  @Column('text')
  digest!: string;

  @Column('text')
  status!: ReleaseStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason!: string | null;

  @Column('jsonb')
  path!: string[];

  @Column('jsonb')
  parts!: PinnedPart[];

  @Column('jsonb')
  requirements!: ReleaseRequirement[];

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
