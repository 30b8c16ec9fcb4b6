import { Entity } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { MarkedSamplesContent } from '../domain/marked-samples.js';

@Entity('marked_samples')
export class MarkedSamplesRow extends VersionedColumns {}

@Entity('marked_samples_versions')
export class MarkedSamplesVersionRow extends VersionColumns<MarkedSamplesContent> {}
