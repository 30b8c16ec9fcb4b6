import { Entity } from 'typeorm';
import { VersionColumns, VersionedColumns } from '../../shared/versioned/versioned-columns.js';
import type { LabelledSetContent } from '../domain/labelled-set.js';

@Entity('annotation_sets')
export class AnnotationSetRow extends VersionedColumns {}

@Entity('annotation_set_versions')
export class AnnotationSetVersionRow extends VersionColumns<LabelledSetContent> {}

@Entity('test_sets')
export class TestSetRow extends VersionedColumns {}

@Entity('test_set_versions')
export class TestSetVersionRow extends VersionColumns<LabelledSetContent> {}

export const labelledSetTables = {
  annotationSet: { list: AnnotationSetRow, versions: AnnotationSetVersionRow },
  testSet: { list: TestSetRow, versions: TestSetVersionRow },
} as const;
