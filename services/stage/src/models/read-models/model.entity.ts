import { Entity } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { ModelContent } from '../domain/model.js';

@Entity('models')
export class ModelRow extends VersionedColumns {}

@Entity('model_versions')
export class ModelVersionRow extends VersionColumns<ModelContent> {}
