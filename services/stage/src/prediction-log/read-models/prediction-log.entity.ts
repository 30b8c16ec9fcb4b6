import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day of the log, as it is listed and published. */
@Entity('prediction_days')
export class PredictionDayRow {
  @Column('text')
  log!: string;
  /** `yyyymmdd` */
  @PrimaryColumn('integer')
  version!: number;
  @Column('text')
  day!: string;
  @Column('integer')
  rows!: number;
  @Column('integer')
  chunks!: number;
  /** Over the chunks' addresses in order, so that it changes with the day. */
  @Column('text')
  digest!: string;
  @Column('text')
  position!: string;
  @Column('integer')
  head!: number;
}

@Entity('prediction_chunks')
export class PredictionChunkRow {
  @PrimaryColumn('integer')
  version!: number;
  @PrimaryColumn('integer')
  ordinal!: number;
  @Column('text')
  payload!: string;
  @Column('integer')
  rows!: number;
  /** Rows of the day before it. */
  @Column('integer', { name: 'first_row' })
  firstRow!: number;
  /** Smallest and largest id of a prediction in it. */
  @Column('text')
  first!: string;
  @Column('text')
  last!: string;
}

@Entity('prediction_hours')
export class PredictionHourRow {
  @PrimaryColumn('timestamptz')
  hour!: Date;
  @PrimaryColumn('text')
  service!: string;
  @PrimaryColumn('text')
  release!: string;
  @PrimaryColumn('text')
  model!: string;
  @Column('integer')
  answered!: number;
  @Column('integer')
  failed!: number;
  @Column('integer')
  limited!: number;
  @Column('double precision')
  ms!: number;
  /** Its event was written, so its entries went up. */
  @Column('boolean')
  counted!: boolean;
}
