import type { ModelFacts, PromotionKind } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A release in a stage, from when until when. */
@Entity('occupancy')
export class OccupancyRow {
  @PrimaryColumn('text')
  stage!: string;

  @PrimaryColumn('text')
  promotion!: string;

  @Column('text', { name: 'release_id' })
  release!: string;

  @Column('text')
  kind!: PromotionKind;

  @Column('timestamptz', { name: 'since' })
  from!: Date;

  @Column('timestamptz', { nullable: true })
  until!: Date | null;

  @Column('text', { nullable: true })
  ended!: 'replaced' | 'rolledBack' | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy!: string | null;
}

/** A model version as its home told it. */
@Entity('model_facts')
export class ModelFactsRow {
  @PrimaryColumn('text')
  id!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('jsonb')
  facts!: ModelFacts;
}
