import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FeedbackGiven } from '../domain/feedback.js';

/** What one person said last about one prediction. */
@Entity('feedback')
export class FeedbackRow {
  @PrimaryColumn('text')
  prediction!: string;
  @PrimaryColumn('text')
  by!: string;
  @Column('text')
  verdict!: FeedbackGiven['verdict'];
  @Column('text', { nullable: true })
  label!: string | null;
  @Column('jsonb', { nullable: true })
  comment!: FeedbackGiven['comment'];
  @Column('timestamptz')
  at!: Date;
}
