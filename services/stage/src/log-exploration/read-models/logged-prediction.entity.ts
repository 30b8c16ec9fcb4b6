import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A day of a log that is here: its active snapshot, whose rows are in `logged_predictions`. */
@Entity('logged_days')
export class LoggedDayRow {
  @PrimaryGeneratedColumn('identity')
  key!: number;
  @Column('text')
  partition!: string;
  @Column('text')
  log!: string;
  @Column('text')
  day!: string;
  @Column('text', { name: 'from_module' })
  from!: string;
  @Column('text')
  snapshot!: string;
  @Column('integer')
  rows!: number;
  @Column('timestamptz', { name: 'activated_at' })
  activatedAt!: Date;
}
