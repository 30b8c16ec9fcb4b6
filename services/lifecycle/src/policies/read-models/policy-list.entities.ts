import type { PolicyDocument } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One approved version of a policy. */
@Entity('policy_versions')
export class PolicyVersionRow {
  @PrimaryColumn('text')
  id!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('text')
  hash!: string;

  @Column('jsonb')
  document!: PolicyDocument;

  @Column('text')
  projection!: string;

  @Column('text')
  entity!: string;

  @Column('text', { name: 'from_module' })
  from!: string;

  @Column('text', { name: 'to_module' })
  to!: string;

  @Column('boolean')
  standing!: boolean;

  /** The version that holds now. */
  @Column('boolean')
  present!: boolean;

  @Column('text', { name: 'approved_by' })
  approvedBy!: string;

  @Column('timestamptz', { name: 'approved_at' })
  approvedAt!: Date;

  @Column('text', { nullable: true })
  reason!: string | null;
}
