import type { PromotionStatus, PromotionStep } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Promotion } from '../domain/promotion.js';

@Entity('promotions')
export class PromotionRow {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'release_id' })
  releaseId!: string;

  @Column('text', { name: 'to_module' })
  to!: string;

  @Column('text')
  status!: PromotionStatus;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  /** The promotion as its events make it. */
  @Column('jsonb')
  state!: Promotion;

  @Column('jsonb')
  steps!: PromotionStep[];
}
