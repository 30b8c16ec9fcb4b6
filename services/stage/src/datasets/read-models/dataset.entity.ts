import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VersionPublished } from '../domain/dataset.events.js';

@Entity('datasets')
export class DatasetRow {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  name!: string;
  @Column('boolean')
  personal!: boolean;
  @Column('integer')
  version!: number;
  /** Of the latest version; a JavaScript number holds it exactly. */
  @Column('double precision')
  rows!: number;
  @Column('text', { nullable: true })
  digest!: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}

@Entity('dataset_versions')
export class DatasetVersionRow {
  @PrimaryColumn('text')
  id!: string;
  @PrimaryColumn('integer')
  version!: number;
  @Column('text')
  digest!: string;
  @Column('jsonb')
  content!: VersionPublished;
  @Column('timestamptz', { name: 'imported_at' })
  importedAt!: Date;
  @Column('text', { name: 'imported_by' })
  importedBy!: string;
  @Column('text')
  position!: string;
  @Column('integer')
  head!: number;
}

/** Chunks of rows and of quarantined rows, in order. */
@Entity('dataset_chunks')
export class DatasetChunkRow {
  @PrimaryColumn('text')
  id!: string;
  @PrimaryColumn('integer')
  version!: number;
  @PrimaryColumn('text')
  part!: 'rows' | 'quarantine';
  @PrimaryColumn('integer')
  ordinal!: number;
  /** Reference of the payload, as `published.dataset_rows` gives it to the shipper. */
  @Column('text')
  payload!: string;
  @Column('integer')
  rows!: number;
  /** Ordinal of its first row, from 0. */
  @Column('integer')
  first!: number;
}
