import type { DatasetSummary, DatasetVersion } from '@wordslab/contracts';
import type { VersionPublished } from '../domain/dataset.events.js';
import type { DatasetRow, DatasetVersionRow } from './dataset.entity.js';

export const datasetSummaryOf = (row: DatasetRow): DatasetSummary => ({
  id: row.id,
  name: row.name,
  personal: row.personal,
  version: row.version,
  rows: row.rows,
  digest: row.digest,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** A version as the API shows it: without the addresses and the key name, which are the payload store's own. */
export const datasetVersionOf = (content: VersionPublished, importedAt: string, importedBy: string): DatasetVersion => {
  const { index: _index, key: _key, name: _name, ...shown } = content;
  return { ...shown, importedAt, importedBy };
};

export const versionRowView = (row: DatasetVersionRow): DatasetVersion =>
  datasetVersionOf(row.content, row.importedAt.toISOString(), row.importedBy);
