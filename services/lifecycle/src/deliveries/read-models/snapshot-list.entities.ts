import type { SnapshotState } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One order and what became of it. */
@Entity('snapshots')
export class SnapshotRow {
  @PrimaryColumn('text', { name: 'order_id' })
  order!: string;

  @Column('text', { nullable: true })
  snapshot!: string | null;

  @Column('text')
  state!: SnapshotState;

  @Column('text')
  projection!: string;

  @Column('text')
  partition!: string;

  @Column('text', { name: 'from_module' })
  from!: string;

  @Column('text', { name: 'to_module' })
  to!: string;

  @Column('text', { name: 'policy_id' })
  policyId!: string;

  @Column('int', { name: 'policy_version' })
  policyVersion!: number;

  @Column('text', { name: 'policy_hash' })
  policyHash!: string;

  @Column('int', { nullable: true })
  rows!: number | null;

  /** bigint, which the driver gives as text. */
  @Column('bigint', { nullable: true })
  bytes!: string | null;

  @Column('jsonb', { nullable: true })
  refusal!: { module: string; code: string; detail: string; field: string | null } | null;

  @Column('timestamptz', { name: 'ordered_at' })
  orderedAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
