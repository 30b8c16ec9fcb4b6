import { Entity } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { ServiceContent } from '../domain/service.js';

@Entity('services')
export class ServiceRow extends VersionedColumns {}

@Entity('service_versions')
export class ServiceVersionRow extends VersionColumns<ServiceContent> {}
