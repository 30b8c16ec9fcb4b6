import type { Deployment } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('deployments')
export class DeploymentRow {
  @PrimaryColumn('text')
  promotion!: string;
  @Column('text')
  release!: string;
  @Column('text', { name: 'release_digest' })
  releaseDigest!: string;
  @Column('text')
  alias!: string;
  @Column('text')
  status!: Deployment['status'];
  @Column('jsonb')
  services!: Deployment['services'];
  @Column('jsonb', { nullable: true })
  failure!: Deployment['failure'];
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;
  @Column('timestamptz', { name: 'switched_at', nullable: true })
  switchedAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
