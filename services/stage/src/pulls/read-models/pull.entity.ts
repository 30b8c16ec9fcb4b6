import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PullState } from '../domain/pull.js';

@Entity('pulls')
export class PullRow {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  projection!: string;
  @Column('text', { name: 'from_module' })
  from!: string;
  @Column('boolean')
  scheduled!: boolean;
  @Column('text', { name: 'asked_by' })
  askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
  /** As its events make it. */
  @Column('jsonb')
  state!: PullState;
}

@Entity('pull_schedules')
export class PullScheduleRow {
  @PrimaryColumn('text')
  projection!: string;
  @PrimaryColumn('text', { name: 'from_module' })
  from!: string;
  @Column('integer', { name: 'every_minutes' })
  everyMinutes!: number;
  @Column('integer', { name: 'last_days' })
  lastDays!: number;
  @Column('boolean')
  enabled!: boolean;
  @Column('text', { name: 'set_by' })
  setBy!: string;
  @Column('timestamptz', { name: 'set_at' })
  setAt!: Date;
  @Column('timestamptz', { name: 'last_run_at', nullable: true })
  lastRunAt!: Date | null;
  @Column('text', { name: 'last_pull', nullable: true })
  lastPull!: string | null;
}
