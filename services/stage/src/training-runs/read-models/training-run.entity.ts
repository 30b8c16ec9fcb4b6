import type { RunStatus } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { z } from 'zod';
import type { RowPayload } from '../../payloads/row-payloads.js';
import type { runFailed, RunRequest, runSucceeded } from '../domain/training-run.events.js';

@Entity('training_runs')
export class TrainingRunRow {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  status!: RunStatus;
  @Column('jsonb')
  request!: RunRequest;
  @Column('integer')
  attempt!: number;
  @Column('text', { nullable: true })
  inputs!: string | null;
  @Column('jsonb', { nullable: true })
  result!: z.infer<typeof runSucceeded> | null;
  @Column('jsonb', { nullable: true })
  failure!: z.infer<typeof runFailed> | null;
  @Column('jsonb')
  log!: readonly RowPayload[];
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;
  @Column('text', { name: 'requested_by' })
  requestedBy!: string;
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
