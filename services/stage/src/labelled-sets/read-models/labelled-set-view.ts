import type { LabelledSetDetail, VersionedSummary } from '@wordslab/contracts';
import type { VersionColumns } from '../../shared/versioned/versioned-columns.js';
import { stampOf } from '../../shared/versioned/versioned-queries.js';
import type { LabelledSetContent } from '../domain/labelled-set.js';

/** A set as the API shows it: without the addresses of its payloads, which are the payload store's own. */
export const labelledSetView = ({
  summary,
  versions,
}: {
  summary: VersionedSummary;
  versions: readonly VersionColumns<LabelledSetContent>[];
}): LabelledSetDetail => ({
  ...summary,
  versions: versions.map((row) => {
    const { payloads: _payloads, ...shown } = row.content;
    return { ...stampOf(row), ...shown };
  }),
});
