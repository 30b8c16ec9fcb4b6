import { Entity } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { PipelineContent } from '../domain/pipeline.js';

@Entity('pipelines')
export class PipelineRow extends VersionedColumns {}

@Entity('pipeline_versions')
export class PipelineVersionRow extends VersionColumns<PipelineContent> {}
