import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CampaignCreated } from '../domain/campaign.events.js';

@Entity('campaigns')
export class CampaignRow {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  name!: string;
  @Column('text')
  status!: 'open' | 'finished';
  @Column('jsonb')
  created!: CampaignCreated;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('text', { name: 'created_by' })
  createdBy!: string;
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
