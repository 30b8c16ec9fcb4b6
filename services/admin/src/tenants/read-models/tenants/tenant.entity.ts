import type { DeploymentFailure, DeploymentStep, ModulePeer, TenantStatus } from '@wordslab/contracts';
import type { ModulePlan } from '@wordslab/topology';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant as lists and pages show it. */
@Entity({ name: 'tenants' })
export class TenantRow {
  @PrimaryColumn('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text')
  status!: TenantStatus;

  @Column('integer')
  attempt!: number;

  @Column('jsonb')
  modules!: ModulePlan[];

  /** Public keys of the modules as they were deployed last. */
  @Column('jsonb')
  peers!: ModulePeer[];

  @Column('jsonb')
  steps!: DeploymentStep[];

  @Column('integer', { name: 'steps_planned' })
  stepsPlanned!: number;

  @Column('jsonb', { nullable: true })
  failure!: DeploymentFailure | null;

  @Column('text', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
