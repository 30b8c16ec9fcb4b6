import type { Measures, TestCampaignStatus } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RowPayload } from '../../payloads/row-payloads.js';
import type { TestCampaignData } from '../domain/test-campaign.events.js';

@Entity('test_campaigns')
export class TestCampaignRow {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  name!: string;
  @Column('text')
  service!: string;
  @Column('text')
  status!: TestCampaignStatus;
  @Column('jsonb')
  plan!: TestCampaignData<'testCampaign.created'>;
  @Column('jsonb', { nullable: true })
  measures!: Measures | null;
  @Column('jsonb', { nullable: true })
  answers!: readonly RowPayload[] | null;
  @Column('jsonb', { nullable: true })
  failure!: { code: string; detail: string } | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('text', { name: 'created_by' })
  createdBy!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** What people tried, and rows of the test set that they judged. */
@Entity('test_campaign_cases')
export class TestedCaseRow {
  @PrimaryColumn('text')
  campaign!: string;
  @PrimaryColumn('text')
  case!: string;
  /** Null for a row of the test set. */
  @Column('text', { nullable: true })
  payload!: string | null;
  @Column('text', { nullable: true })
  by!: string | null;
  @Column('timestamptz')
  at!: Date;
}

/** The last verdict of each person on each case. */
@Entity('test_campaign_verdicts')
export class VerdictRow {
  @PrimaryColumn('text')
  campaign!: string;
  @PrimaryColumn('text')
  case!: string;
  @PrimaryColumn('text')
  by!: string;
  @Column('text')
  verdict!: 'correct' | 'wrong';
  @Column('text', { nullable: true })
  label!: string | null;
  @Column('text', { nullable: true })
  comment!: string | null;
  @Column('timestamptz')
  at!: Date;
}
