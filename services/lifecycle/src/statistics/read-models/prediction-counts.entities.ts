import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One hour of one service, as its stage counted it. Counts are bigint, which Postgres gives as text. */
@Entity('prediction_counts')
export class PredictionCountsRow {
  @PrimaryColumn('uuid')
  entry!: string;

  @Column('text')
  stage!: string;

  @Column('timestamptz')
  hour!: Date;

  @Column('bigint')
  answered!: string;

  @Column('bigint')
  failed!: string;

  @Column('bigint')
  limited!: string;

  @Column('bigint')
  ms!: string;
}
