import type { LogAnnotation } from '@wordslab/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people last said of a prediction. */
@Entity('log_annotations')
export class LogAnnotationRow {
  @PrimaryColumn('text')
  prediction!: string;
  @Column('text', { nullable: true })
  verdict!: LogAnnotation['verdict'];
  /** Of a wrong prediction; null where it is unknown. */
  @Column('text', { name: 'right_label', nullable: true })
  rightLabel!: string | null;
  @Column('text', { nullable: true })
  comment!: string | null;
  @Column('text', { nullable: true })
  assignee!: string | null;
  @Column('text')
  by!: string;
  @Column('timestamptz')
  at!: Date;
}
