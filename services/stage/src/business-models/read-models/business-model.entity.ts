import { Entity } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { BusinessModelContent } from '../domain/business-model.js';

@Entity('business_models')
export class BusinessModelRow extends VersionedColumns {}

@Entity('business_model_versions')
export class BusinessModelVersionRow extends VersionColumns<BusinessModelContent> {}
