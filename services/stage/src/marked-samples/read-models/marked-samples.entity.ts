import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { MarkedSamplesContent } from '../domain/marked-samples.js';

@Entity('marked_samples')
export class MarkedSamplesRow extends VersionedColumns {}

@Entity('marked_samples_versions')
export class MarkedSamplesVersionRow extends VersionColumns<MarkedSamplesContent> {}

/** Payloads of a version, as they are shipped. */
@Entity('marked_samples_payloads')
export class MarkedSamplesPayloadRow {
  @PrimaryColumn('text')
  id!: string;
  @PrimaryColumn('integer')
  version!: number;
  @PrimaryColumn('integer')
  ordinal!: number;
  @Column('text')
  payload!: string;
  @Column('integer')
  rows!: number;
}
