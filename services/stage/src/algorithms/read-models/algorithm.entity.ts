import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { AlgorithmContent } from '../domain/algorithm.js';

@Entity('algorithms')
export class AlgorithmRow extends VersionedColumns {}

@Entity('algorithm_versions')
export class AlgorithmVersionRow extends VersionColumns<AlgorithmContent> {}

/** Files as they are shipped, one row each. */
@Entity('algorithm_files')
export class AlgorithmFileRow {
  @PrimaryColumn('text')
  id!: string;
  @PrimaryColumn('integer')
  version!: number;
  @PrimaryColumn('text')
  path!: string;
  /** base64 */
  @Column('text')
  content!: string;
}
