import type { Measures, ModelTestStatus } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { z } from 'zod';
import type { RowPayload } from '../../payloads/row-payloads.js';
import type { testFailed, TestRequested } from '../domain/model-test.events.js';

@Entity('model_tests')
export class ModelTestRow {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  status!: ModelTestStatus;
  /** `<id>@<n>`, as of the test set below. */
  @Column('text')
  model!: string;
  @Column('text', { name: 'test_set' })
  testSet!: string;
  @Column('jsonb')
  request!: TestRequested;
  @Column('jsonb', { nullable: true })
  measures!: Measures | null;
  @Column('jsonb')
  answers!: readonly RowPayload[];
  @Column('jsonb', { nullable: true })
  failure!: z.infer<typeof testFailed> | null;
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;
  @Column('text', { name: 'requested_by' })
  requestedBy!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
