import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { ModelContent } from '../domain/model.js';

@Entity('models')
export class ModelRow extends VersionedColumns {}

@Entity('model_versions')
export class ModelVersionRow extends VersionColumns<ModelContent> {}

/** Payloads of models, as they are shipped. */
@Entity('model_payloads')
export class ModelPayloadRow {
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
