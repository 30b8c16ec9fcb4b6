import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Installation } from '@wordslab/contracts';

@Entity('installations')
export class InstallationRow {
  @PrimaryColumn('text')
  promotion!: string;
  @Column('text')
  release!: string;
  @Column('text', { name: 'release_digest' })
  releaseDigest!: string;
  @Column('text')
  alias!: string;
  @Column('text')
  status!: Installation['status'];
  @Column('jsonb')
  parts!: Installation['parts'];
  @Column('jsonb', { nullable: true })
  refusal!: Installation['refusal'];
  @Column('timestamptz', { name: 'ordered_at' })
  orderedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
